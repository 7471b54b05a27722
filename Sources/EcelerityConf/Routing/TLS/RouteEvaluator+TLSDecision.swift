/// Step 15: the TLS decision for the queue.
///
/// Pages: content/momentum/4/config/ref-tls.md, content/momentum/4/config/tls-verify.md,
/// content/momentum/4/modules/dane.md, content/momentum/4/mta-sts.md.
extension RouteEvaluator {
  mutating func determineTLS(_ walk: inout RouteWalk) -> TLSDecision {
    let requirement = askWord(.tls, TLSPolicy.Requirement.self, &walk) { _ in [] }
    let mode = walk.policy?.mode
    let verification = askWord(.tlsVerify, TLSPolicy.Verification.self, &walk) { word in
      let effective = TLSPolicy(requirement, word).effective(usableTLSA: nil, mode: mode).policy
      let isDecisive = effective.verification == .ca || effective.verification == .host
      return requirement != .no && isDecisive ? [.neverPlaintextAfterVerification] : []
    }
    let policy = TLSPolicy(requirement, verification)
    var lookups: Set<PolicyLookup> = []
    if determineDANE(&walk) { lookups.insert(.dane) }
    if determineMTASTS(&walk) { lookups.insert(.mtaSTS) }
    return TLSDecision(policy: policy, lookups: lookups)
  }

  private mutating func askWord<Word: RawRepresentable<String>>(
    _ keyword: Keyword, _: Word.Type, _ walk: inout RouteWalk, notes: (Word) -> [RouteNote]
  ) -> Word {
    let evaluation = options.value(of: keyword, at: walk.queue)
    let word = evaluation.word(Word.self)
    walk.log.append(.perHost, evaluation, notes: notes(word))
    return word
  }

  // MARK: What DNS could add

  /// Whether TLSA records would be looked up, which takes the stanza of the module.
  private mutating func determineDANE(_ walk: inout RouteWalk) -> Bool {
    let hasModule = modules.hasDANE
    let isLiteral = walk.hops.allSatisfy(\.isLiteral)
    return determineLookup(
      .useDane, .enableDane, evidence: nil,
      obstacles: (hasModule ? [] : [.missingStanza(Keyword.dane.name)])
        + (isLiteral ? [.noRecordsOfAddresses] : []), &walk)
  }

  /// Whether TLSA records of next hops count, and with them DNSSEC validation of names.
  mutating func usesDANE(_ walk: RouteWalk) -> Bool {
    guard modules.hasDANE else { return false }
    let used = options.value(of: .useDane, at: walk.queue)
    guard used.truth == true, lateness(of: used.option).isEmpty else { return false }
    return options.value(of: .enableDane, at: walk.queue).truth != false
  }

  /// Whether the policy of the routing domain would be looked up (decision D-27).
  private mutating func determineMTASTS(_ walk: inout RouteWalk) -> Bool {
    let isName = walk.routingDomain.kind == .name
    let isAsked = determineLookup(
      .useMtaSts, .enableMtaSts,
      evidence: Evidence(.decided, OptionTable.page(of: .useMtaSts), "D-27"),
      obstacles: isName ? [] : [.noPolicyForName], &walk)
    if isAsked {
      walk.log.append(.perHost, options.value(of: .mtaStsDnsCnameMaxDepth, at: walk.queue))
    }
    return isAsked
  }

  /// Whether a lookup is made: `use` is true, `enable` does not forbid it and there is no obstacle. `evidence`
  /// replaces that of the options.
  private mutating func determineLookup(
    _ use: Keyword, _ enable: Keyword, evidence: @autoclosure () -> Evidence?,
    obstacles: @autoclosure () -> [RouteNote],
    _ walk: inout RouteWalk
  ) -> Bool {
    let scope = walk.queue
    let used = options.value(of: use, at: scope)
    guard used.truth == true else {
      walk.log.append(.perHost, used)
      return false
    }
    let obstacles = obstacles() + lateness(of: used.option)
    let enabled = options.value(of: enable, at: scope)
    let isAsked = enabled.truth != false && obstacles.isEmpty
    let isOffline = walk.names.isOffline
    walk.log.append(
      .perHost, used, evidence: evidence(),
      notes: isAsked ? isOffline ? [.needsDNS, .mayMakeTLSStricter] : [] : obstacles)
    walk.log.append(.perHost, enabled)
    return isAsked
  }

  /// A note that the server does not have the option yet.
  private func lateness(of option: OptionRow) -> [RouteNote] {
    guard let version, version.lacks(option), let since = option.since else { return [] }
    return [.notYetOnThisVersion(option.keyword.name, since: since)]
  }

  // MARK: Records

  /// Records the other settings of encrypted connections; `effective` is what holds for each of the next hops.
  mutating func recordTLSDetails(
    _ decision: TLSDecision, _ effective: [EffectiveTLS], _ walk: inout RouteWalk
  ) {
    guard decision.policy.requirement != .no || !decision.lookups.isEmpty else { return }
    recordTLSFailures(effective, &walk)
    let scope = walk.queue
    let authorities = options.value(of: .tlsCa, at: scope)
    let isChecked = effective.contains { [.ca, .host].contains($0.policy.verification) }
    let isMissing = isChecked && (authorities.text ?? "").isEmpty
    walk.log.append(
      .perHost, authorities,
      evidence: isMissing ? Evidence(.decided, authorities.page, "D-26") : nil,
      notes: isMissing ? [.noTrustAnchors] : [])
    let certificate = options.value(of: .tlsCertificate, at: scope)
    let isCancelled = certificate.text?.lowercased() == "none"
    walk.log.append(.perHost, certificate, notes: isCancelled ? [.noClientCertificate] : [])
    for keyword in [Keyword.tlsKey, .tlsCiphers, .tlsv13Ciphersuites] {
      walk.log.append(.perHost, options.value(of: keyword, at: scope))
    }
    tellTLSVersions(&walk)
    walk.log.append(.perHost, options.globalValue(of: .tlsEcCurveNames))
  }

  private mutating func tellTLSVersions(_ walk: inout RouteWalk) {
    let evaluation = options.value(of: .tlsProtocols, at: walk.queue)
    let text = evaluation.textInForce ?? ""
    let names = (TLSVersion.offered(by: text) ?? []).map(\.rawValue)
    let hasOld = TLSVersion.enabled(by: text)?.contains { !TLSVersion.usual.contains($0) } ?? false
    walk.log.append(
      .perHost, evaluation, names.isEmpty ? "none" : names.joined(separator: ", "),
      notes: hasOld ? [.oldVersionsAreRefused] : [])
  }

  /// Records the consequence of a negotiation that fails after STARTTLS was offered, once for each requirement: TLSA
  /// records may demand more of some hosts than of others.
  private mutating func recordTLSFailures(_ effective: [EffectiveTLS], _ walk: inout RouteWalk) {
    for requirement in TLSPolicy.Requirement.allCases {
      guard let decider = effective.first(where: { $0.policy.requirement == requirement })?.decider
      else { continue }
      let isOfAll = effective.allSatisfy { $0.policy.requirement == requirement }
      recordTLSFailure(
        requirement, decider, at: isOfAll ? [] : hosts(requirement, effective, walk), &walk)
    }
  }

  /// The names of the next hops for which `requirement` holds, each once.
  private func hosts(
    _ requirement: TLSPolicy.Requirement, _ effective: [EffectiveTLS], _ walk: RouteWalk
  ) -> [String] {
    var hosts: [String] = []
    for (hop, effective) in zip(walk.hops, effective)
    where effective.policy.requirement == requirement && !hosts.contains(hop.host) {
      hosts.append(hop.host)
    }
    return hosts
  }

  /// Records that consequence under `requirement`, which `decider` makes, at `hosts`; empty for all hosts.
  private mutating func recordTLSFailure(
    _ requirement: TLSPolicy.Requirement, _ decider: TLSPolicy.Decider, at hosts: [String],
    _ walk: inout RouteWalk
  ) {
    let scope = walk.queue
    let fallback = options.value(of: .tlsIfavailableFallback, at: scope)
    let connection = options.value(of: .tlsFallbackAlwaysNewConnection, at: scope)
    let lateness = lateness(of: fallback.option)
    let failure = TLSFailure(
      requirement, fallback: fallback, connection: connection, on: version)
    guard let failure else { return }
    let isOpen = requirement == .ifavailable
    let places = hosts.isEmpty ? "" : " at " + hosts.joined(separator: ", ")
    let page: Keyword =
      switch decider {
      case .dane where !isOpen: .useDane
      case .mtaSTS where !isOpen: .useMtaSts
      default: isOpen && lateness.isEmpty ? .tlsIfavailableFallback : .tls
      }
    walk.log.append(
      RouteStep(
        .perHost, "when TLS fails" + places, failure.text,
        Evidence(.documented, OptionTable.page(of: page)),
        setting: isOpen && lateness.isEmpty ? fallback.setting : nil,
        notes: isOpen ? lateness : []))
    guard isOpen, lateness.isEmpty else { return }
    walk.log.append(.perHost, fallback)
    if case .plaintext = failure {
      walk.log.append(
        .perHost, connection, evidence: Evidence(.releaseNote, connection.page))
    }
  }
}
