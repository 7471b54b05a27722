/// Step 10: what DNS says of the next hops.
///
/// Pages: content/momentum/4/outbound-mail.md, content/momentum/4/config/ref-host.md,
/// ref-mx-failures-fallback-to-a.md, content/momentum/4/modules/mxip.md,
/// content/momentum/4/message-responses.md.
extension RouteEvaluator {
  /// Replaces the names among the next hops by addresses; offline it leaves them as they are.
  mutating func resolveHops(_ walk: inout RouteWalk) {
    guard walk.names != nil else { return }
    findExchangers(&walk)
    if walk.goesOn { rollUp(&walk) }
    if walk.goesOn { findAddresses(&walk) }
  }

  // MARK: Exchangers

  mutating func findExchangers(_ walk: inout RouteWalk) {
    var hops: [Hop] = []
    for hop in walk.hops {
      guard hop.lookup == .mx else {
        hops.append(hop)
        continue
      }
      let meanings = meanings(of: hop, isHost: false)
      guard let sought = seek(hop, meanings, &walk, { [.exchangers(of: $0)] }),
        let answer = sought.answers.first
      else { continue }
      var found = exchangers(of: sought.hop, answer, walk)
      found.takeNote(of: sought)
      hops += found.hops
      if let verdict = found.verdict { walk.failures.append(verdict) }
      tell(answer, "exchangers of \(hop.host) (MX)", found, &walk)
      if found.isRepeated { tellSetLimits(of: walk.queue, &walk) }
    }
    guard walk.goesOn else { return }
    walk.hops = hops
    if hops.isEmpty { walk.verdict = RouteEvaluator.verdict(of: walk.failures) }
  }

  /// What is left of `hop`, and what becomes of the message when nothing else is.
  private struct Resolved {
    var hops: [Hop] = []
    var verdict: Verdict?
    var evidence = Evidence(.documented, Page.outbound)
    var notes: [RouteNote] = []
    /// Whether the server asks again.
    var isRepeated = false
    /// Whether there may be addresses that nobody asked for.
    var mayHaveIPv6 = false

    /// Says under which name the host was found, or under which it was sought.
    mutating func takeNote(of sought: Sought) {
      if let completion = sought.hop.completion {
        evidence = Evidence(.inferred, OptionTable.page(of: .resolvConf))
        notes.append(.completed(sought.hop.host, to: completion.text))
      } else if sought.names.count > 1 {
        notes.append(.searched(sought.names.map(\.text)))
      }
    }
  }

  private mutating func exchangers(
    of hop: Hop, _ answer: NameAnswer, _ walk: RouteWalk
  ) -> Resolved {
    switch answer.outcome {
    case .exchangers(let list):
      return exchangers(of: hop, list, by: answer)
    case .none:
      // The domain is its own exchanger, of the best preference (RFC 5321, 5.1).
      var host = hop
      host.lookup = .a
      host.preference = hop.preference ?? 0
      return Resolved(
        hops: [host], evidence: Evidence(.documented, Page.of(.host)), notes: [.ownExchanger])
    case .noSuchName:
      return Resolved(
        verdict: .dnsPermanent, evidence: Evidence(.inferred, Page.responses),
        notes: [.noSuchName(hop.host)])
    case .unknown, .unusable, .addresses, .policy, .associations:
      return Resolved(
        verdict: .dnsTemporary,
        evidence: Evidence(.documented, OptionTable.page(of: .mxFailuresFallbackToA)),
        notes: [lookupIsRepeated(for: walk.queue)], isRepeated: true)
    }
  }

  /// The options that limit how often a lookup is repeated.
  private static let limitsOfLookups: [Keyword] = [.mxFailuresFallbackToA, .dnsFailuresToPurge]

  private mutating func lookupIsRepeated(for queue: QueuePlaces) -> RouteNote {
    let purge = options.value(of: .dnsFailuresToPurge, at: queue)
    return .lookupIsRepeated(
      addressesAfter: options.value(of: .mxFailuresFallbackToA, at: queue).numberInForce,
      givesUpAfter: purge.numberInForce,
      isDefault: purge.setting == nil || purge.misreading != nil)
  }

  /// Where these limits are set, if they are.
  private mutating func tellSetLimits(of queue: QueuePlaces, _ walk: inout RouteWalk) {
    for option in Self.limitsOfLookups {
      let evaluation = options.value(of: option, at: queue)
      if evaluation.setting != nil { walk.append(.resolve, evaluation) }
    }
  }

  private func exchangers(
    of hop: Hop, _ list: [NameAnswer.Exchanger], by answer: NameAnswer
  ) -> Resolved {
    let named = list.filter { $0.host != "." }
    // RFC 7505, 3: a Null MX stands alone; among others it means nothing.
    if named.isEmpty {
      return Resolved(
        verdict: .nullMX, evidence: Evidence(.documented, Page.responses),
        notes: [.takesNoMail(hop.host)])
    }
    var resolved = Resolved()
    // How the preferences of DNS and of an item of `routes` go together, no page says.
    if hop.preference != nil { resolved.evidence = Evidence(.decided, Page.routes) }
    if named.count < list.count { resolved.notes.append(.nullExchangerAmongOthers) }
    // The order of the answer holds within a preference, as sorting keeps it.
    let best = named.sorted { $0.preference < $1.preference }.prefix(LookupLimits.exchangers)
    if best.count < named.count {
      resolved.notes.append(.exchangersLeftOut(named.count - best.count))
    }
    for exchanger in best {
      let name = DomainName(exchanger.host)
      var next = Hop(
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
          resolved.notes.append(.literalExchanger(name.text))
          continue
        }
        next.found(address, by: answer)
      case .synthetic:
        resolved.notes.append(.unusableExchanger(name.text))
        continue
      }
      resolved.hops.append(next)
    }
    if resolved.hops.isEmpty { resolved.verdict = .noHosts }
    return resolved
  }

  /// Page: content/momentum/4/modules/mxip.md.
  private func acceptsLiteralExchanger(_ address: IPAddress) -> Bool {
    guard configuration.module(.mxip).map(Modules.isEnabled) ?? false else { return false }
    return !address.isIPv6 || !(version?.isBefore("5.1") ?? false)
  }

  /// The best that can be said when no next hop is left: what may pass comes before what will not.
  static func verdict(of reasons: [Verdict]) -> Verdict {
    let order: [Verdict] = [.dnsTemporary, .noHosts, .dnsPermanent, .nullMX]
    return order.first(where: reasons.contains) ?? .noHosts
  }

  private mutating func tell(
    _ answer: NameAnswer, _ question: String, _ found: Resolved, _ walk: inout RouteWalk
  ) {
    let notes = found.notes + notes(of: answer, &walk)
    walk.append(RouteStep(.resolve, question, answer.text, found.evidence, notes: notes))
  }

  // MARK: Addresses

  mutating func findAddresses(_ walk: inout RouteWalk) {
    let ipv6 = options.globalValue(of: .useIpv6)
    // Addresses of IPv6 come behind those of IPv4: content/momentum/4/modules/ipv-6-lookup.md.
    let asksBoth = ipv6.truth == true && looksForIPv6
    var hops: [Hop] = []
    var seen: Set<String> = []
    var told: [(hop: Hop, found: Resolved, answers: [NameAnswer])] = []
    for hop in walk.hops {
      guard hop.lookup == .a else {
        hops.append(hop)
        continue
      }
      let sought = seek(hop, meanings(of: hop, isHost: true), &walk) { host in
        [.ipv4Addresses(of: host)] + (asksBoth ? [.ipv6Addresses(of: host)] : [])
      }
      guard let sought, walk.goesOn else { continue }
      var found = addresses(of: sought.hop, sought.answers)
      found.takeNote(of: sought)
      hops += found.hops
      if let verdict = found.verdict { walk.failures.append(verdict) }
      if seen.insert(hop.host).inserted { told.append((hop, found, sought.answers)) }
    }
    if told.contains(where: \.found.mayHaveIPv6) { tellWhatIsAsked(ipv6, &walk) }
    for step in told { tell(step.found, of: step.hop, step.answers, &walk) }
    guard walk.goesOn else { return }
    walk.hops = hops
    if hops.isEmpty { walk.verdict = RouteEvaluator.verdict(of: walk.failures) }
  }

  /// Why a host may have an address that nobody asked for.
  private func tellWhatIsAsked(_ ipv6: Evaluation, _ walk: inout RouteWalk) {
    walk.append(
      .resolve, ipv6, notes: [ipv6.truth == true ? .ipv6TakesModule : .onlyIPv4IsAsked])
  }

  /// The first version that looks addresses of IPv6 up beside others without a module.
  static let ipv6LookupIsBuiltIn = "4.3.0"

  /// Whether addresses of IPv6 are looked up beside others.
  /// Page: content/momentum/4/modules/ipv-6-lookup.md.
  private var looksForIPv6: Bool {
    guard let version, version.isBefore(RouteEvaluator.ipv6LookupIsBuiltIn) else { return true }
    return configuration.module(.ipv6Lookup).map(Modules.isEnabled) ?? false
  }

  private func addresses(of hop: Hop, _ answers: [NameAnswer]) -> Resolved {
    var found: [Hop] = []
    var more = 0
    for answer in answers {
      guard case .addresses(let list) = answer.outcome else { continue }
      for address in list.prefix(LookupLimits.addresses) {
        var next = hop
        next.found(address, by: answer)
        found.append(next)
      }
      more += max(0, list.count - LookupLimits.addresses)
    }
    let isUncertain = answers.contains {
      if case .unknown = $0.outcome { true } else { false }
    }
    let isComplete = answers.count > 1 || answers.contains { $0.outcome == .noSuchName }
    guard !found.isEmpty else {
      if isUncertain {
        return Resolved(
          verdict: .dnsTemporary, evidence: Evidence(.documented, Page.responses),
          notes: [.hostNotFoundYet(hop.host)])
      }
      return hostWithoutAddress(hop.host, isKnown: isComplete)
    }
    return Resolved(
      hops: found, evidence: Evidence(.documented, Page.outbound),
      notes: more > 0 ? [.addressesLeftOut(more)] : [])
  }

  /// Permanent since 4.2.38, as the release notes say; the table of responses has a temporary answer. That a
  /// host of which only the addresses of one family were asked for counts as one without any is inferred.
  private func hostWithoutAddress(_ host: String, isKnown: Bool) -> Resolved {
    let isOld = version?.isBefore("4.2.38") ?? false
    let page = isOld ? Page.responses : "content/momentum/changelog/4/4-2-38.md"
    let grade: EvidenceGrade = isOld ? .documented : .releaseNote
    return Resolved(
      verdict: isOld ? .dnsTemporary : .dnsPermanent,
      evidence: Evidence(isKnown ? grade : .inferred, page),
      notes: [isKnown ? .hostWithoutAddress(host) : .hostWithoutIPv4Address(host)],
      mayHaveIPv6: !isKnown)
  }

  /// What a step tells of `answer` beside its words. Whose word that it is validated is makes no difference where
  /// nothing depends on it.
  private mutating func notes(of answer: NameAnswer, _ walk: inout RouteWalk) -> [RouteNote] {
    guard answer.validator != nil, !usesDANE(walk) else { return walk.notes(of: answer) }
    return answer.notes
  }

  private mutating func tell(
    _ found: Resolved, of hop: Hop, _ answers: [NameAnswer], _ walk: inout RouteWalk
  ) {
    guard walk.tellsSteps else { return }
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
    walk.append(
      RouteStep(
        .resolve, "addresses of \(hop.host) (\(types))", text, found.evidence, notes: notes))
  }
}

extension RouteEvaluator {
  /// What DNS says of a host, by whichever of its names it knows.
  private struct Sought {
    /// The host, with the name that the search list makes of it.
    let hop: Hop
    let answers: [NameAnswer]
    /// The names that were asked about.
    let names: [DomainName]
  }

  /// What the name of `hop` may stand for, in the order of asking; names that DNS and recipients bring up are absolute.
  private func meanings(of hop: Hop, isHost: Bool) -> [DomainName] {
    let name = DomainName(hop.host)
    return hop.isWritten ? searchList.meanings(of: name, isHost: isHost) : [name]
  }

  /// Asks the `questions` about each of the `meanings` of `hop`, until DNS knows one (resolv.conf(5)). When it knows
  /// none, the answers are those that leave most open. Nil as long as something has to be asked first.
  private func seek(
    _ hop: Hop, _ meanings: [DomainName], _ walk: inout RouteWalk,
    _ questions: (DomainName) -> [NameQuestion]
  ) -> Sought? {
    let name = DomainName(hop.host)
    var names: [DomainName] = []
    var best: [NameAnswer] = []
    var rest = meanings
    while !rest.isEmpty {
      let meaning = rest.removeFirst()
      let asked = questions(meaning)
      let answers = asked.compactMap { walk.answer(to: $0) }
      guard answers.count == asked.count else { return nil }
      names.append(meaning)
      if answers.contains(where: \.isFound) {
        var hop = hop
        if meaning != name { hop.completion = meaning }
        return Sought(hop: hop, answers: answers, names: names)
      }
      if best.isEmpty || answers.openness(of: asked[0]) > best.openness(of: asked[0]) {
        best = answers
      }
      // As res_nsearch(3) does: silence about one domain is not waited for in each of the others.
      if answers.contains(where: \.endsSearch) { rest.removeAll { $0 != name } }
    }
    return Sought(hop: hop, answers: best, names: names)
  }
}

extension NameAnswer {
  /// Whether there is something of what was asked for.
  fileprivate var isFound: Bool {
    switch outcome {
    case .exchangers, .addresses: true
    default: false
    }
  }
}

extension [NameAnswer] {
  /// How much they leave open that found nothing of what `question` is about: the greater, the more. Without
  /// exchangers, there are addresses to look for.
  fileprivate func openness(of question: NameQuestion) -> Int {
    let isAboutExchangers = if case .exchangers = question { true } else { false }
    return map { answer in
      switch answer.outcome {
      case .noSuchName: 0
      case .none: isAboutExchangers ? 3 : 1
      default: 2
      }
    }.max() ?? 0
  }
}

extension RouteEvaluator {
  /// Which of the `answers` about addresses of IPv4 and then of IPv6 nobody could give, and why.
  private static func failures(_ answers: [NameAnswer]) -> [String] {
    zip(["A", "AAAA"], answers).compactMap { type, answer in
      if case .unknown = answer.outcome { "\(type) \(answer.text)" } else { nil }
    }
  }
}

extension Hop {
  /// Takes the `address` that DNS has for it by `answer`.
  fileprivate mutating func found(_ address: IPAddress, by answer: NameAnswer) {
    self.address = address
    addressOrigin = .dns(nameServer: answer.nameServer)
    lookup = nil
  }
}

extension NameAnswer {
  /// What is known, in words.
  var text: String {
    switch outcome {
    case .exchangers(let list): list.map { "\($0.preference) \($0.host)" }.joined(separator: ", ")
    case .addresses(let list): list.map(\.description).joined(separator: ", ")
    case .policy(let policy):
      "mode \(policy.mode.rawValue)"
        + (policy.exchangers.isEmpty ? "" : ", mx \(policy.exchangers.joined(separator: ", "))")
    case .associations(let count): count.counting("usable record")
    case .none: "none"
    case .noSuchName: "no such name"
    case .unusable(let reason): "published, but not used: \(reason)"
    case .unknown(let reason): "not known: \(reason)"
    }
  }

  /// What else a step tells of it.
  var notes: [RouteNote] {
    var notes: [RouteNote] = []
    if let canonicalName { notes.append(.alias(canonicalName)) }
    if let lifetime { notes.append(.lifetime(lifetime)) }
    if case .policy(let policy) = outcome, let id = policy.id { notes.append(.identifier(id)) }
    if isValidated { notes.append(.validated) }
    if let nameServer { notes.append(.answered(by: nameServer)) }
    if let remark { notes.append(.ofAnswer(remark)) }
    return notes
  }
}
