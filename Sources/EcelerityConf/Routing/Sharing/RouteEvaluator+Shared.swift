/// Answers that many names share.
extension RouteEvaluator {
  /// The answer that the name shares with others; nil when there is none. `plain` is the answer for names without
  /// settings of their own.
  mutating func sharedFinding(
    _ plain: PlainRoute, _ query: RouteQuery, on binding: inout ChosenBinding,
    _ recipient: [QueuePlaces.Stanza], _ atReception: [QueuePlaces.Stanza]
  ) -> RouteFinding.PlainName? {
    func name(
      _ route: PlainRoute, _ own: [RouteFinding.OwnStep], queuedFor gateway: DomainName? = nil,
      hosts: [String] = []
    ) -> RouteFinding.PlainName {
      .init(
        query, route, gateway: gateway, hosts: hosts, own: own, recipient: recipient,
        atReception: atReception)
    }
    let fit = plain.fit(query, recipient: recipient, atReception: atReception)
    if fit == .whole { return name(plain, []) }
    if fit == .allButNumbers {
      return ownNumbers(of: plain, query, recipient, on: binding).map { name(plain, $0) }
    }
    // When steps are reported, no listed name gets here.
    guard tellsSteps || relayedDomains.option(with: query.domain) == nil,
      let stanza = recipient.first
    else { return nil }
    let gateway = plainGateway(in: stanza.scope, of: query.domain, on: binding)
    guard
      let settings = DecisiveSettings(
        recipient, of: plain.decisive, namesGateway: gateway != nil,
        namesHosts: hostStanzas.isEmpty),
      !settings.hosts.contains(query.domain.text)
    else { return nil }
    let decisive = DecisiveStanza(
      settings: settings, stanza: stanza, atReception: atReception, options: plain.decisive)
    guard let route = route(by: decisive, like: query, on: &binding),
      let own = route.ownSteps(query, decisive),
      let numbers = ownNumbers(of: route, query, recipient, on: binding)
    else { return nil }
    let steps =
      numbers.isEmpty ? own : (own + numbers).sorted { $0.position < $1.position }
    return name(route, steps, queuedFor: gateway, hosts: settings.hosts)
  }

  /// The gateway of `domain` that `stanza` names, if its name makes no difference: nothing is set for it, and it is
  /// on no list.
  private mutating func plainGateway(
    in stanza: Scope, of domain: DomainName, on binding: ChosenBinding
  ) -> DomainName? {
    guard let text = stanza.setting(.gateway)?.value.text, let target = GatewayTarget(text),
      target.form == .documented, target.domain.kind == .name, target.domain.text == text,
      target.domain != domain, relayedDomains.option(with: target.domain) == nil,
      options.stanzas(for: text, in: binding.places.recipient).isEmpty
    else { return nil }
    return target.domain
  }

  /// The shared answer on `binding` to queries like `query`; nil when there is none, or not yet. Without a `stanza`
  /// it is that for names without settings of their own, found for a name that matches no stanza; otherwise that
  /// for names whose stanzas have the same decisive settings.
  mutating func route(
    by stanza: DecisiveStanza?, like query: RouteQuery, on binding: inout ChosenBinding
  ) -> PlainRoute? {
    switch binding.routes.ask(for: stanza?.settings) {
    case .settled(let route): return route
    case .unknown: return nil
    case .worthWalking:
      let route = walkedRoute(by: stanza, like: query, on: binding)
      binding.routes.settle(stanza?.settings, route)
      return route
    }
  }

  private mutating func walkedRoute(
    by stanza: DecisiveStanza?, like query: RouteQuery, on binding: ChosenBinding
  ) -> PlainRoute? {
    guard let query = try? query.with(input: "name.invalid"), !isListed(query.domain) else {
      return nil
    }
    let here = binding.places
    let places =
      stanza.map {
        here.places(of: query.domain, [$0.stanza], $0.atReception, settingOnly: $0.options)
      } ?? here.places(of: query.domain, [], [])
    let (walk, asked) = recordingAskedOptions {
      $0.walkToEnd(query, on: binding, places, nil)
    }
    return PlainRoute(
      walk, from: here, asked: asked, decidedBy: stanza, numbering: &stepCache)
  }

  /// The result of `body`, and the options that it asked for.
  private mutating func recordingAskedOptions<Result>(
    _ body: (inout RouteEvaluator) -> Result
  ) -> (Result, AskedOptions) {
    options.asked = AskedOptions()
    let result = body(&self)
    return (result, options.asked.take() ?? AskedOptions())
  }

  /// The steps about timers, limits and retries that `stanzas` for the domain of `query` set; nil when an option is
  /// not valid there.
  private mutating func ownNumbers(
    of route: PlainRoute, _ query: RouteQuery, _ stanzas: [QueuePlaces.Stanza],
    on chosen: ChosenBinding
  ) -> [RouteFinding.OwnStep]? {
    guard tellsSteps else { return [] }
    setOptions.removeAll()
    let areKnown = QueuePlaces.read(optionsOf: stanzas, into: &setOptions)
    if areKnown, setOptions.isDisjoint(with: route.numberOptions) { return [] }
    var own: [RouteFinding.OwnStep] = []
    own.reserveCapacity(8)
    let only = stanzas.count == 1 ? stanzas.first : nil
    let binding = chosen.places.recipient
    var queue: QueuePlaces?
    for number in route.numbers where !areKnown || setOptions.contains(number.option) {
      if let only, let setting = options.onlySetting(of: number.option, by: only, on: binding),
        number.reads(setting)
      {
        own.append(.init(position: number.position, content: .setting(setting, .onBinding)))
        continue
      }
      let here = queue ?? QueuePlaces(binding, domain: query.domain.text, stanzas: stanzas)
      queue = here
      guard here.setsInDomain(number.option) else { continue }
      let evaluation = options.value(of: number.option, at: here)
      guard evaluation.ignored.isEmpty else { return nil }
      let step = RouteEvaluator.reportedStep(evaluation, number.topic)
      own.append(.init(position: number.position, content: .step(step)))
    }
    return own
  }

  /// Whether the name is on a list, so that its answer may differ from that of others.
  mutating func isListed(_ domain: DomainName) -> Bool {
    localModules.claim(on: domain) != nil
      || tellsSteps && relayedDomains.option(with: domain) != nil
  }
}
