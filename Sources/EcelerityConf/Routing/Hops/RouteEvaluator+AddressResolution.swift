/// The addresses of the next hops that are hosts.
///
/// Pages: content/momentum/4/outbound-mail.md, content/momentum/4/modules/ipv-6-lookup.md,
/// content/momentum/4/message-responses.md.
extension RouteEvaluator {
  mutating func findAddresses(_ walk: inout RouteWalk) {
    let ipv6 = options.globalValue(of: .useIpv6)
    let asksBoth = asksBothFamilies(ipv6)
    var hops: [Hop] = []
    var seen: Set<String> = []
    var resolutions: [(hop: Hop, found: ResolvedHop, answers: [NameAnswer])] = []
    for hop in walk.hops {
      guard hop.lookup == .a else {
        hops.append(hop)
        continue
      }
      let lookup = lookUp(hop, meanings(of: hop, isHost: true), &walk) { host in
        [.ipv4Addresses(of: host)] + (asksBoth ? [.ipv6Addresses(of: host)] : [])
      }
      guard let lookup, walk.continues else { continue }
      var found = addresses(of: lookup.hop, lookup.answers)
      found.recordName(of: lookup)
      hops += found.hops
      if let verdict = found.verdict {
        let failure = lookup.answers.first(where: \.isUnknown)
        walk.recordFailure(verdict, of: lookup.hop, failure)
      }
      if seen.insert(hop.host).inserted { resolutions.append((hop, found, lookup.answers)) }
    }
    if resolutions.contains(where: \.found.mayHaveIPv6) { recordMissingIPv6(ipv6, &walk) }
    for step in resolutions { record(step.found, of: step.hop, step.answers, &walk) }
    if walk.continues { RouteEvaluator.replaceHops(by: hops, &walk) }
  }

  /// Whether addresses of both families are looked up; IPv6 addresses come after IPv4 addresses.
  /// Page: content/momentum/4/modules/ipv-6-lookup.md.
  private func asksBothFamilies(_ ipv6: Evaluation) -> Bool {
    ipv6.truth == true && RouteEvaluator.looksForIPv6(configuration, version)
  }

  /// Records, once, why hosts of which no address is left may have others that were not looked up.
  mutating func recordMissingIPv6(_ walk: inout RouteWalk) {
    let ipv6 = options.globalValue(of: .useIpv6)
    let isTold = walk.log.steps.contains { $0.name == .resolve && $0.option == .useIpv6 }
    if !isTold, !asksBothFamilies(ipv6) { recordMissingIPv6(ipv6, &walk) }
  }

  /// Records why a host may have an address that was not looked up.
  private func recordMissingIPv6(_ ipv6: Evaluation, _ walk: inout RouteWalk) {
    walk.log.append(
      .resolve, ipv6, notes: [ipv6.truth == true ? .ipv6TakesModule : .onlyIPv4IsAsked])
  }

  /// The first version that looks up IPv6 addresses without a module.
  static let ipv6LookupIsBuiltIn = "4.3.0"

  /// Whether IPv6 addresses are looked up in addition to IPv4 addresses.
  /// Page: content/momentum/4/modules/ipv-6-lookup.md.
  static func looksForIPv6(_ configuration: Configuration, _ version: ServerVersion?) -> Bool {
    guard let version, version.isBefore(RouteEvaluator.ipv6LookupIsBuiltIn) else { return true }
    return configuration.module(.ipv6Lookup).map(Modules.isEnabled) ?? false
  }

  private func addresses(of hop: Hop, _ answers: [NameAnswer]) -> ResolvedHop {
    var found: [Hop] = []
    var more = 0
    for answer in answers {
      guard case .addresses(let list) = answer.outcome else { continue }
      for address in list.prefix(LookupLimits.addresses) {
        var host = hop
        host.resolve(to: address, by: answer)
        found.append(host)
      }
      more += max(0, list.count - LookupLimits.addresses)
    }
    guard found.isEmpty else {
      return ResolvedHop(
        hops: found, evidence: Evidence(.documented, Page.outbound),
        notes: more > 0 ? [.addressesLeftOut(more)] : [])
    }
    if answers.contains(where: \.isUnknown) {
      return ResolvedHop(
        verdict: .dnsTemporary, evidence: Evidence(.documented, Page.responses),
        notes: [.hostNotFoundYet(hop.host)])
    }
    let isComplete = answers.count > 1 || answers.contains { $0.outcome == .noSuchName }
    return hostWithoutAddress(hop.host, isKnown: isComplete)
  }

  /// Permanent since 4.2.38, according to the release notes; the table of responses says temporary. That a host of
  /// which only addresses of one family were looked up counts as one without any is inferred.
  private func hostWithoutAddress(_ host: String, isKnown: Bool) -> ResolvedHop {
    let isOld = version?.isBefore("4.2.38") ?? false
    let page = isOld ? Page.responses : "content/momentum/changelog/4/4-2-38.md"
    let grade: EvidenceGrade = isOld ? .documented : .releaseNote
    return ResolvedHop(
      verdict: isOld ? .dnsTemporary : .dnsPermanent,
      evidence: Evidence(isKnown ? grade : .inferred, page),
      notes: [isKnown ? .hostWithoutAddress(host) : .hostWithoutIPv4Address(host)]
        + (isOld ? [.withoutAddressIsTriedAgain] : []),
      mayHaveIPv6: !isKnown)
  }

  private mutating func record(
    _ found: ResolvedHop, of hop: Hop, _ answers: [NameAnswer], _ walk: inout RouteWalk
  ) {
    guard walk.log.isRecording else { return }
    let types = answers.count > 1 ? "A, AAAA" : "A"
    let text =
      found.hops.isEmpty
      ? answers.map(\.text).joined(separator: "; ")
      : ([found.hops.compactMap(\.address?.description).joined(separator: ", ")]
        + RouteEvaluator.failures(answers)).joined(separator: "; ")
    var notes = found.notes
    for note in answers.flatMap({ self.notes(of: $0, &walk) }) where !notes.contains(note) {
      notes.append(note)
    }
    walk.log.append(
      RouteStep(
        .resolve, "addresses of \(hop.host) (\(types))", text, found.evidence, notes: notes))
  }

  /// The lookups that failed, with the reason; `answers` are about A and then about AAAA.
  private static func failures(_ answers: [NameAnswer]) -> [String] {
    zip(["A", "AAAA"], answers).compactMap { type, answer in
      answer.isUnknown ? "\(type) \(answer.text)" : nil
    }
  }
}

extension NameAnswer {
  fileprivate var isUnknown: Bool {
    if case .unknown = outcome { true } else { false }
  }
}
