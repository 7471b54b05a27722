/// The MTA-STS policy of the routing domain.
///
/// Page: content/momentum/4/mta-sts.md.
extension RouteEvaluator {
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
