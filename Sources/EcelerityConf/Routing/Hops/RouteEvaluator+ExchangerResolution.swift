/// The exchangers of the next hops that are domains (RFC 5321, 5.1).
///
/// Pages: content/momentum/4/config/ref-host.md, ref-mx-failures-fallback-to-a.md,
/// content/momentum/4/modules/mxip.md, content/momentum/4/message-responses.md.
extension RouteEvaluator {
  mutating func findExchangers(_ walk: inout RouteWalk) {
    var hops: [Hop] = []
    for hop in walk.hops {
      guard hop.lookup == .mx else {
        hops.append(hop)
        continue
      }
      let meanings = meanings(of: hop, isHost: false)
      guard let lookup = lookUp(hop, meanings, &walk, { [.exchangers(of: $0)] }),
        let answer = lookup.answers.first
      else { continue }
      var found = exchangers(of: lookup.hop, answer, walk)
      found.recordName(of: lookup)
      hops += found.hops
      if let verdict = found.verdict { walk.recordFailure(verdict, of: hop, answer) }
      let notes = found.notes + notes(of: answer, &walk)
      walk.log.append(
        RouteStep(
          .resolve, "exchangers of \(hop.host) (MX)", answer.text, found.evidence, notes: notes))
      if found.isRepeated { recordSetLimits(of: walk.queue, &walk) }
    }
    if walk.continues { RouteEvaluator.replaceHops(by: hops, &walk) }
  }

  private mutating func exchangers(
    of hop: Hop, _ answer: NameAnswer, _ walk: RouteWalk
  ) -> ResolvedHop {
    switch answer.outcome {
    case .exchangers(let list):
      return exchangers(of: hop, list, by: answer)
    case .none:
      // The domain is its own exchanger, of the best preference (RFC 5321, 5.1).
      var host = hop
      host.lookup = .a
      host.preference = hop.preference ?? 0
      return ResolvedHop(
        hops: [host], evidence: Evidence(.documented, Page.of(.host)), notes: [.ownExchanger])
    case .noSuchName:
      return ResolvedHop(
        verdict: .dnsPermanent, evidence: Evidence(.inferred, Page.responses),
        notes: [.noSuchName(hop.host)])
    case .unknown, .unusable, .addresses, .policy, .associations:
      return ResolvedHop(
        verdict: .dnsTemporary,
        evidence: Evidence(.documented, OptionTable.page(of: .mxFailuresFallbackToA)),
        notes: [lookupIsRepeated(for: walk.queue)], isRepeated: true)
    }
  }

  // MARK: The list

  private func exchangers(
    of hop: Hop, _ list: [NameAnswer.Exchanger], by answer: NameAnswer
  ) -> ResolvedHop {
    let named = list.filter { $0.host != "." }
    // RFC 7505, 3: a Null MX stands alone; among others it means nothing.
    if named.isEmpty {
      return ResolvedHop(
        verdict: .nullMX, evidence: Evidence(.documented, Page.responses),
        notes: [.takesNoMail(hop.host)])
    }
    var resolved = ResolvedHop()
    // No page says how the preferences of DNS and of an item of `routes` combine.
    if hop.preference != nil { resolved.evidence = Evidence(.decided, Page.routes) }
    if named.count < list.count { resolved.notes.append(.nullExchangerAmongOthers) }
    // Sorting is stable: within a preference the order of the answer is kept.
    let best = named.sorted { $0.preference < $1.preference }.prefix(LookupLimits.exchangers)
    if best.count < named.count {
      resolved.notes.append(.exchangersLeftOut(named.count - best.count))
    }
    for exchanger in best { append(exchanger, of: hop, by: answer, to: &resolved) }
    if resolved.hops.isEmpty { resolved.verdict = .noHosts }
    return resolved
  }

  /// Appends `exchanger` instead of `hop`, or a note why it is not a host.
  private func append(
    _ exchanger: NameAnswer.Exchanger, of hop: Hop, by answer: NameAnswer,
    to resolved: inout ResolvedHop
  ) {
    let name = DomainName(exchanger.host)
    var host = Hop(
      host: name.text, lookup: .a, port: hop.port,
      preference: hop.preference ?? exchanger.preference, item: hop.item,
      exchangerOf: MailDomain(
        name: hop.nameInDNS.text, canonicalName: answer.canonicalName,
        isValidated: answer.isValidated),
      preferenceInItem: hop.preference == nil ? 0 : exchanger.preference)
    switch name.kind {
    case .name: break
    case .address(let address):
      guard acceptsLiteralExchanger(address) else {
        return resolved.notes.append(.literalExchanger(name.text))
      }
      host.resolve(to: address, by: answer)
    case .synthetic: return resolved.notes.append(.unusableExchanger(name.text))
    }
    resolved.hops.append(host)
  }

  /// Page: content/momentum/4/modules/mxip.md.
  private func acceptsLiteralExchanger(_ address: IPAddress) -> Bool {
    guard configuration.module(.mxip).map(Modules.isEnabled) ?? false else { return false }
    return !address.isIPv6 || !(version?.isBefore("5.1") ?? false)
  }

  // MARK: Repetition

  /// The options that limit how often a lookup is repeated.
  private static let limitsOfLookups: [Keyword] = [.mxFailuresFallbackToA, .dnsFailuresToPurge]

  private mutating func lookupIsRepeated(for queue: QueuePlaces) -> RouteNote {
    let purge = options.value(of: .dnsFailuresToPurge, at: queue)
    return .lookupIsRepeated(
      addressesAfter: options.value(of: .mxFailuresFallbackToA, at: queue).numberInForce,
      givesUpAfter: purge.numberInForce,
      isDefault: purge.setting == nil || purge.misreading != nil)
  }

  /// Records where these limits are set.
  private mutating func recordSetLimits(of queue: QueuePlaces, _ walk: inout RouteWalk) {
    for option in Self.limitsOfLookups {
      let evaluation = options.value(of: option, at: queue)
      if evaluation.setting != nil { walk.log.append(.resolve, evaluation) }
    }
  }
}
