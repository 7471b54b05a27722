/// Step 12: which next hops are left out.
extension RouteEvaluator {
  mutating func filterHops(_ walk: inout RouteWalk) {
    // Online, before addresses were looked up.
    if walk.names.isOffline {
      let worse = leaveOutWorse(&walk)
      recordWorse(worse, &walk)
    }
    keepAllowedByPolicy(&walk)
    guard walk.continues, walk.hops.contains(where: { $0.address != nil }) else { return }
    let areFromDNS = walk.hops.contains(where: \.wasHost)
    leaveOutOtherFamilies(&walk)
    if walk.continues { skipAddresses(&walk) }
    if walk.verdict == .noHosts, areFromDNS, sources(of: walk).reachIPv6 {
      recordMissingIPv6(&walk)
    }
    if walk.continues { stopAtProhibited(&walk) }
    if walk.continues { recordUnusedIPv6(&walk) }
  }

  /// The next hops of a relayed domain that are left out because others have a better preference.
  struct WorseHops {
    /// The list that names the domain.
    let list: Keyword
    let evaluation: Evaluation
    let hops: [Hop]
  }

  /// Leaves out all next hops of a relayed domain but those of the best preference, whatever the lookups of their
  /// addresses lead to: others are ignored. Nil when nothing is to be reported.
  ///
  /// Page: content/momentum/4/config/ref-only-use-best-mx-for-relay-domains.md.
  mutating func leaveOutWorse(_ walk: inout RouteWalk) -> WorseHops? {
    guard let list = relayedDomains.option(with: walk.routingDomain) else { return nil }
    let evaluation = options.globalValue(of: .onlyUseBestMxForRelayDomains)
    guard evaluation.truth != false else { return nil }
    let best = (walk.hops + walk.unresolved).compactMap(\.preference).min()
    // Exchangers whose preference only DNS knows may be the best.
    let isWorse = { (hop: Hop) in hop.preference != nil && hop.preference != best }
    let worse = walk.hops.filter(isWorse)
    guard !worse.isEmpty || walk.hops.contains(where: { $0.lookup == .mx }) else { return nil }
    RouteEvaluator.replaceHops(by: walk.hops.filter { !isWorse($0) }, &walk)
    return WorseHops(list: list, evaluation: evaluation, hops: worse)
  }

  /// Records `worse`, after the lookups of the others.
  func recordWorse(_ worse: WorseHops?, _ walk: inout RouteWalk) {
    guard let worse else { return }
    var notes: [RouteNote] = [.listedLocally(worse.list)]
    notes += worse.hops.map { .worsePreference($0.title) }
    if walk.hops.contains(where: { $0.lookup == .mx }) { notes.append(.bestExchangersOnly) }
    walk.log.append(.filter, worse.evaluation, notes: notes)
    recordList(worse.list, &walk)
  }

  /// Records the assignment of the `list` that names the routing domain, without its value, which may be long.
  private func recordList(_ list: Keyword, _ walk: inout RouteWalk) {
    guard walk.log.isRecording else { return }
    walk.log.append(
      RouteStep(
        .filter, "list that names \(walk.routingDomain.text)", list.name,
        Evidence(.documented, OptionTable.page(of: .onlyUseBestMxForRelayDomains)),
        setting: configuration.global.setting(list)))
  }

  /// Where a proxy makes the connections, it has a source for each family; that the binding's own source is then of no
  /// account is inferred.
  ///
  /// Pages: content/momentum/3/3-api/apis-binding-address-family-matches.md,
  /// content/momentum/4/modules/ha-proxy-client.md.
  private mutating func leaveOutOtherFamilies(_ walk: inout RouteWalk) {
    let sources = sources(of: walk)
    let isOther: (Hop) -> Bool = { hop in hop.address.map { !sources.reaches($0) } ?? false }
    let others = walk.hops.filter(isOther)
    guard !others.isEmpty else { return }
    if let proxy = proxyInUse(walk) {
      return walk.log.append(
        .filter, proxy, evidence: Evidence(.inferred, proxy.page), notes: [.proxyHasOwnSources])
    }
    walk.hops.removeAll(where: isOther)
    if walk.hops.isEmpty { walk.verdict = .noHosts }
    let evaluation = options.value(of: .bindAddress, at: walk.places.onBinding)
    walk.log.append(
      .filter, evaluation, evidence: Evidence(.documented, Page.addressFamilies),
      notes: others.map { .otherFamily($0.title) })
  }

  private mutating func skipAddresses(_ walk: inout RouteWalk) {
    let evaluation = options.globalValue(of: .skipHosts)
    let blocks = blocks(of: evaluation)
    let skipped = walk.hops.filter { $0.isInside(blocks) }
    guard !skipped.isEmpty else { return }
    walk.hops.removeAll { $0.isInside(blocks) }
    if walk.hops.isEmpty { walk.verdict = .noHosts }
    walk.log.append(
      .filter, evaluation, RouteEvaluator.places(of: skipped, in: blocks),
      notes: skipped.map { .skippedAddress($0.title) })
  }

  /// Addresses of the best preference stop the domain; those of a later one are marked, and stop it when it is their
  /// turn (decision D-21). A next hop whose lookup failed for now may be better than a prohibited one: then the
  /// message waits.
  private mutating func stopAtProhibited(_ walk: inout RouteWalk) {
    let evaluation = options.globalValue(of: .prohibitedHosts)
    let blocks = blocks(of: evaluation)
    let prohibited = walk.hops.filter { $0.isInside(blocks) }
    guard !prohibited.isEmpty else { return }
    let first = walk.hops.compactMap(\.preference).min()
    let best = (walk.hops + walk.unresolved).compactMap(\.preference).min()
    // An exchanger that is still unknown cannot have a better preference than 0.
    let isBestKnown =
      best == 0 || !(walk.hops + walk.unresolved).contains { $0.preference == nil }
    let isFirst = prohibited.contains { $0.preference == first }
    let stops = isBestKnown && isFirst && first == best
    let waits = !stops && isFirst && !walk.unresolved.isEmpty
    if stops { walk.verdict = .prohibited } else if waits { walk.verdict = .dnsTemporary }
    for index in walk.hops.indices where walk.hops[index].isInside(blocks) {
      walk.hops[index].isProhibited = true
    }
    walk.log.append(
      .filter, evaluation, RouteEvaluator.places(of: prohibited, in: blocks),
      evidence: Evidence(.decided, evaluation.page, "D-21"),
      notes: stops
        ? [.prohibitedOfBest]
        : prohibited.map { hop -> RouteNote in
          guard hop.preference == first else { return .prohibitedLater(hop.title) }
          return waits ? .prohibitedAfterFailure(hop.title) : .prohibitedPerhapsOfBest(hop.title)
        })
  }

  /// `mx1.oak.example [127.0.0.1] lies in 127.0.0.0/8`
  private static func places(of hops: [Hop], in blocks: CIDRSet) -> String {
    hops.map { hop in
      let block = hop.address.flatMap(blocks.block(around:))
      return hop.title + (block.map { " lies in \($0.text)" } ?? "")
    }.joined(separator: ", ")
  }

  /// The address blocks of a global option, read once.
  private mutating func blocks(of evaluation: Evaluation) -> CIDRSet {
    let option = evaluation.option.keyword
    if let known = blockSets[option] { return known }
    let made = CIDRSet(evaluation.setting?.value.items.compactMap { CIDRBlock($0.text) } ?? [])
    blockSets[option] = made
    return made
  }

  /// Decision D-22.
  private mutating func recordUnusedIPv6(_ walk: inout RouteWalk) {
    let evaluation = options.globalValue(of: .useIpv6)
    guard evaluation.truth != true,
      walk.hops.contains(where: { $0.isLiteral && $0.address?.isIPv6 ?? false })
    else { return }
    walk.log.append(
      .filter, evaluation, evidence: Evidence(.decided, evaluation.page, "D-22"),
      notes: [.literalIPv6IsUsed])
  }
}

extension Hop {
  /// Whether its address was looked up in DNS.
  fileprivate var wasHost: Bool {
    if case .dns = addressOrigin { address != nil } else { false }
  }

  fileprivate func isInside(_ blocks: CIDRSet) -> Bool {
    address.map(blocks.contains) ?? false
  }
}
