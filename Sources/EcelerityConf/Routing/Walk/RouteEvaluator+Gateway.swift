/// Steps 5 and 6: the name a message is queued under.
extension RouteEvaluator {
  /// Moves the message to another domain, once and before the gateway is looked up (decision D-19).
  /// Page: content/momentum/4/outbound-xfer.md.
  mutating func reroute(_ walk: inout RouteWalk) {
    let scope = walk.places.recipient
    let delayed = options.value(of: .delayedRerouteDomain, at: scope)
    let evaluation = options.value(of: .rerouteDomain, at: scope)
    var notes: [RouteNote] = []
    if let target = RouteEvaluator.target(delayed) { notes.append(.delayedReroute(target)) }
    guard let target = RouteEvaluator.target(evaluation) else {
      if evaluation.setting != nil, evaluation.text?.isEmpty ?? false {
        return walk.log.append(
          .reroute, evaluation, "none", evidence: RouteEvaluator.evidenceOfEmptyName(evaluation),
          notes: [.emptyName(.rerouteDomain)] + notes)
      }
      let isWorthTelling =
        evaluation.setting != nil || !notes.isEmpty || !evaluation.ignored.isEmpty
      if isWorthTelling || !evaluation.unevaluated.isEmpty {
        walk.log.append(.reroute, evaluation, notes: notes)
      }
      return
    }
    walk.domain = DomainName(target)
    walk.routingDomain = walk.domain
    walk.places.recipient = places(of: walk.domain, walk)
    walk.queue = walk.places.recipient
    walk.log.append(
      .reroute, evaluation, evidence: Evidence(.decided, evaluation.page, "D-19"),
      notes: [.reroutedOnce] + notes)
  }

  /// The places of options for messages to `domain` on the binding.
  private mutating func places(of domain: DomainName, _ walk: RouteWalk) -> QueuePlaces {
    options.places(of: domain, group: walk.group, binding: walk.binding)
  }

  /// The domain that the value names, with the password masked if it is a URL.
  private static func target(_ evaluation: Evaluation) -> String? {
    (evaluation.setting?.rerouteTarget?.text).map(URLPassword.masked)
  }

  /// Queues the message under the gateway's name instead of its domain. Pages:
  /// content/momentum/4/config/ref-gateway.md, content/momentum/4/modules/custom-logger.md.
  mutating func applyGateway(_ walk: inout RouteWalk) {
    let evaluation = options.value(of: .gateway, at: walk.places.recipient)
    guard let setting = evaluation.setting, let text = evaluation.text else {
      return walk.log.append(.gateway, evaluation, notes: [.scriptsMayReplaceGateway])
    }
    guard let target = GatewayTarget(text) else {
      return walk.log.append(
        .gateway, evaluation, "none", evidence: RouteEvaluator.evidenceOfEmptyName(evaluation),
        notes: [.emptyName(.gateway)])
    }
    let isDomainItself = target.domain == walk.domain
    walk.gateway = GatewayChoice(target: target, setting: setting, isDomainItself: isDomainItself)
    if isDomainItself {
      return walk.log.append(
        .gateway, evaluation, evidence: evidence(of: target, evaluation),
        notes: [target.port == nil ? .gatewayIsDomainItself : .gatewayIsDomainItselfWithPort])
    }
    walk.routingDomain = target.domain
    walk.queue = places(of: target.domain, walk)
    var notes: [RouteNote] = [.scriptsMayReplaceGateway]
    if target.form != .documented { notes.append(note(on: target)) }
    if let next = gateway(of: target.domain, on: walk) { notes.append(.gatewayHasGateway(next)) }
    walk.log.append(.gateway, evaluation, evidence: evidence(of: target, evaluation), notes: notes)
  }

  /// The note on a target that is not written as documented.
  private func note(on target: GatewayTarget) -> RouteNote {
    if target.hasPortZero { return .gatewayPortZero }
    let isHost = target.domain.address != nil || HostName.isValid(target.domain.text)
    return target.form == .invalid && isHost
      ? .malformedGateway(readAs: target.domain.text) : .gatewayForm(target.form)
  }

  /// The manual says that "" is a value, but not what it means here (decision D-30).
  /// Page: content/momentum/4/console-commands/config.md.
  private static func evidenceOfEmptyName(_ evaluation: Evaluation) -> Evidence {
    Evidence(.decided, evaluation.page, "D-30")
  }

  private func evidence(of target: GatewayTarget, _ evaluation: Evaluation) -> Evidence {
    target.form == .documented
      ? evaluation.evidence : Evidence(.decided, evaluation.page, "D-12")
  }

  /// The name of the gateway when a stanza for it sets a gateway too, which is not followed (decision D-11).
  private mutating func gateway(of name: DomainName, on walk: RouteWalk) -> String? {
    let evaluation = options.value(of: .gateway, at: walk.queue)
    guard let setting = evaluation.setting, setting.scope.keyword == .domain,
      evaluation.text.map(DomainName.init) != name
    else { return nil }
    return name.text
  }

  /// Records the settings of stanzas that do not apply because the message has left their queue: it was rerouted,
  /// has a gateway, or is rolled up. Page: content/momentum/4/config/ref-gateway.md.
  func collectSettingsOfOtherQueue(_ walk: inout RouteWalk) {
    guard walk.log.isRecording, walk.hasLeftQueue else { return }
    let used = walk.log.steps.compactMap(\.setting)
    for stanza in stanzas(of: walk) {
      for setting in stanza.settings where !setting.isReplaced && concernsDelivery(setting, walk) {
        let isTold =
          used.contains(where: setting.isSame)
          || walk.log.ignored.contains { $0.setting.isSame(as: setting) }
        if isTold { continue }
        walk.log.append(reason(for: setting, queuedFor: walk.routingDomain))
      }
    }
  }

  private func reason(for setting: Setting, queuedFor name: DomainName) -> IgnoredSetting {
    let path = setting.scope.path.compactMap { $0 }
    let row = setting.keyword.flatMap { OptionTable.option($0, at: path) }
    let isForBindings = row?.scopes.contains { $0.includes([.binding]) } ?? true
    if let row, path.count > 1, !isForBindings {
      return IgnoredSetting(
        setting: setting, reason: .notValidInScope, evidence: Evidence(.inferred, row.page, "D-04"))
    }
    return IgnoredSetting(
      setting: setting, reason: .queuedForGateway(name.text),
      evidence: Evidence(.documented, Page.of(.gateway)))
  }

  /// The stanzas that moved the message to another queue, and those for exactly the names that it left, without
  /// those that count for its queue as well.
  private func stanzas(of walk: RouteWalk) -> [Scope] {
    let scopes = BindingScopes(of: walk.binding, in: walk.group, configuration)
    let exact = walk.namesLeft.flatMap { name in
      scopes.forDomains.compactMap { $0.child(.domain, name.text) }
    }
    var found: [Scope] = []
    for stanza in walk.stanzasThatMove + exact {
      let counts = walk.queue.stanzas.contains { $0.scope.isSame(as: stanza) }
      if !counts, !found.contains(where: stanza.isSame) { found.append(stanza) }
    }
    return found
  }

  private func concernsDelivery(_ setting: Setting, _ walk: RouteWalk) -> Bool {
    let early: Set<Keyword> = [.rerouteDomain, .delayedRerouteDomain, .blackhole]
    guard let keyword = setting.keyword, !early.contains(keyword) else { return false }
    // The gateway is looked up after rerouting: that of the domain before it does not count.
    if keyword == .gateway {
      return walk.domain != walk.query.domain
        && !walk.places.recipient.stanzas.contains { $0.scope.isSame(as: setting.scope) }
    }
    let row = OptionTable.option(keyword, at: setting.scope.path.compactMap { $0 })
    return row?.mailDirection != .receiving
  }
}
