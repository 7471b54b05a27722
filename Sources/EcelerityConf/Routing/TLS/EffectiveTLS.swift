/// Step 15, online: the effective TLS policy for each next hop.
///
/// Pages: content/momentum/4/modules/dane.md, content/momentum/4/mta-sts.md.
extension RouteEvaluator {
  /// The TLS policy for one next hop, and the rule that decided it.
  struct EffectiveTLS {
    let policy: TLSPolicy
    let decider: TLSPolicy.Decider
  }

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

  // MARK: The domain's policy

  /// Step 12 (ii): under a policy in the mode `enforce`, exchangers that no pattern allows are not
  /// used (RFC 8461, 4.1 and 5.1). No pattern allows an address.
  mutating func keepAllowedByPolicy(_ walk: inout RouteWalk) {
    guard !walk.names.isOffline, appliesPolicy(walk),
      let answer = walk.names.answer(to: .policy(of: walk.routingDomain))
    else { return }
    let evidence = Evidence(.documented, OptionTable.page(of: .useMtaSts))
    guard case .policy(let policy) = answer.outcome else {
      walk.isPolicyUnknownHere = answer.isUnknownHereOnly
      return walk.log.append(
        RouteStep(
          .filter, "MTA-STS policy of \(walk.routingDomain.text)", answer.text, evidence,
          notes: answer.notes + [Self.consequence(ofNoPolicy: answer)]))
    }
    walk.policy = policy
    let allowed = policy.allowed
    // A host can have many addresses.
    let refusedHosts = Set(walk.hops.map(\.host)).filter { !allowed.contains(DomainName($0)) }
    let refused = walk.hops.filter { refusedHosts.contains($0.host) }
    walk.hops.removeAll { refusedHosts.contains($0.host) }
    // The exchangers of a next hop whose lookup failed may all be allowed.
    let missing = walk.unresolved.filter {
      $0.lookup == .mx || allowed.contains(DomainName($0.host))
    }
    if walk.hops.isEmpty, !refused.isEmpty {
      walk.verdict = missing.isEmpty ? .stsRefused : .dnsTemporary
    }
    walk.log.append(
      RouteStep(
        .filter, "MTA-STS policy of \(walk.routingDomain.text)", answer.text, evidence,
        notes: answer.notes + refused.map { .refusedByPolicy($0.title) }))
  }

  private static func consequence(ofNoPolicy answer: NameAnswer) -> RouteNote {
    switch answer.outcome {
    case .unknown: answer.isUnknownHereOnly ? .policyUnknownHere : .policyNotFetched
    case .unusable: .policyNotUsed
    default: .withoutPolicy
    }
  }

  /// The maximum number of aliases on the way to the policy record of `domain`; with more it has no policy. The
  /// binding makes no difference. Page: content/momentum/4/config/mta-sts/mta-sts-dns-cname-max-depth.md.
  package mutating func aliasLimit(ofPolicyOf domain: DomainName) -> Int {
    let places = options.places(of: domain, group: nil, binding: nil)
    let evaluation = options.value(of: .mtaStsDnsCnameMaxDepth, at: places)
    guard let limit = evaluation.numberInForce else {
      preconditionFailure("the option has a default")
    }
    return limit
  }

  /// Whether the policy of the routing domain is fetched and applied.
  private mutating func appliesPolicy(_ walk: RouteWalk) -> Bool {
    guard walk.routingDomain.kind == .name else { return false }
    let used = options.value(of: .useMtaSts, at: walk.queue)
    guard used.truth == true, !(version?.lacks(used.option) ?? false) else { return false }
    return options.value(of: .enableMtaSts, at: walk.queue).truth != false
  }
}

extension NameAnswer {
  /// How many TLSA records a certificate can be checked with; nil when there are none at all.
  fileprivate var usableCount: Int? {
    if case .associations(let usable) = outcome { usable } else { nil }
  }
}

extension TLSPolicy {
  /// `tls required, verify host`
  package var text: String {
    requirement == .no ? "tls no" : "tls \(requirement.rawValue), verify \(verification.rawValue)"
  }
}
