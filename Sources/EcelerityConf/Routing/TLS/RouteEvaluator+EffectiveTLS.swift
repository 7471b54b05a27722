/// Step 15, online: the effective TLS policy for each next hop.
///
/// Pages: content/momentum/4/modules/dane.md, content/momentum/4/mta-sts.md.
extension RouteEvaluator {
  /// The policy for each of the next hops, in order. A host whose TLSA records could not be looked up is left out,
  /// which is not the same as having none (RFC 7672, 2.1).
  mutating func applyPolicies(
    _ tls: TLSDecision, port: Int, _ walk: inout RouteWalk
  ) -> [EffectiveTLS] {
    var effective: [EffectiveTLS] = []
    var hops: [Hop] = []
    var recorded: Set<Host> = []
    for hop in walk.hops {
      let host = Host(name: hop.host, port: hop.port ?? port)
      var associations: NameAnswer?
      if !walk.names.isOffline, tls.lookups(for: hop).contains(.dane) {
        associations = walk.names.answer(
          to: .associations(of: hop.nameInDNS, port: host.port))
        guard let associations else { continue }
        if case .unknown = associations.outcome {
          if recorded.insert(host).inserted { recordUnknown(associations, of: hop, &walk) }
          continue
        }
      }
      let (policy, decider) = tls.policy.effective(
        usableTLSA: associations?.usableCount, mode: walk.policy?.mode)
      hops.append(hop)
      effective.append(EffectiveTLS(policy: policy, decider: decider))
      if associations != nil || decider != .configuration, recorded.insert(host).inserted {
        record(policy, decider, insteadOf: tls.policy, of: hop, associations, &walk)
      }
    }
    guard walk.continues else { return [] }
    if hops.isEmpty, !walk.hops.isEmpty { walk.verdict = .dnsTemporary }
    walk.hops = hops
    return effective
  }

  private struct Host: Hashable {
    let name: String
    let port: Int
  }

  private func recordUnknown(_ answer: NameAnswer, of hop: Hop, _ walk: inout RouteWalk) {
    walk.log.caution(.lookupFailed("TLSA of \(hop.host)", reason: answer.text))
    walk.log.append(
      RouteStep(
        .perHost, "TLSA of \(hop.host)", answer.text,
        Evidence(.standard, "RFC 7672, 2.1"), notes: [.associationsUnknown]))
  }

  private func record(
    _ policy: TLSPolicy, _ decider: TLSPolicy.Decider, insteadOf configured: TLSPolicy,
    of hop: Hop, _ associations: NameAnswer?, _ walk: inout RouteWalk
  ) {
    guard walk.log.isRecording else { return }
    var evidence = Evidence(.documented, OptionTable.page(of: .useDane))
    var notes: [RouteNote] = []
    switch decider {
    case .dane:
      notes.append(.decidedByDANE)
      if policy.verification == .no {
        // The manual does not mention such records.
        evidence = Evidence(.standard, "RFC 7672, 2.2")
        notes.append(.noUsableAssociation)
      }
    case .mtaSTS(let mode):
      evidence = Evidence(.documented, OptionTable.page(of: .useMtaSts))
      notes.append(.decidedByMTASTS(mode))
    case .configuration:
      notes.append(.noAssociations)
    }
    notes += associations.map { walk.names.notes(of: $0) } ?? []
    walk.log.append(
      RouteStep(
        .perHost, "TLS of \(hop.host)",
        "configured \(configured.text); effective \(policy.text)",
        evidence, notes: notes))
  }
}

extension NameAnswer {
  /// How many TLSA records a certificate can be checked with; nil when there are none at all.
  fileprivate var usableCount: Int? {
    if case .associations(let usable) = outcome { usable } else { nil }
  }
}
