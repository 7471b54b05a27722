/// The shared answer for all names without settings of their own on one binding, found for one of them.
///
/// A name has settings of its own when a stanza for it sets one of the options that the walk asked for. For all
/// others the walk is the same, so that their answers differ only in the name. Where a stanza sets only timers,
/// limits and retries of the session, only the steps about these differ.
///
/// Names whose stanzas have the same decisive settings share an answer too, in which the steps about these options
/// refer to the stanza of each.
package final class PlainRoute: Sendable {
  private let model: Explanation
  private let asked: KeywordSet
  /// The options among them that decide the route.
  let decisive: KeywordSet
  private let askedAtReception: KeywordSet
  private let decidedSteps: [DecidedStep]
  /// Decisive options that were not compared to find names with the same route.
  private let otherDecisive: KeywordSet

  /// A step that the stanza for each name answers.
  private struct DecidedStep {
    let position: Int
    let option: Keyword
  }

  /// The steps that do not decide the route.
  let numbers: [Number]
  /// The options of these steps.
  let numberOptions: KeywordSet
  private let here: BindingWalkPlaces
  private let recipient: QueuePlaces
  /// The places of the gateway, if its name makes no difference.
  private let gateway: QueuePlaces?
  /// The next hops whose names make no difference; nil when they are the same for all names.
  private let named: NamedHops?
  private let atReception: QueuePlaces
  private let tellsSteps: Bool

  /// The answer that `walk` from `here` gives for other names; nil when there is none. The walk asked for the
  /// options `asked`, and the settings of `stanza` may have decided.
  init?(
    _ walk: RouteWalk, from here: BindingWalkPlaces, asked: AskedOptions,
    decidedBy stanza: DecisiveStanza?, numbering cache: inout StepCache
  ) {
    guard PlainRoute.isAnswer(walk, forAllDecidedBy: stanza) else { return nil }
    let hosts = stanza?.settings.hosts ?? []
    named = hosts.isEmpty ? nil : NamedHops(walk, hosts)
    guard hosts.isEmpty || named != nil else { return nil }
    let steps = walk.log.steps.enumerated().map { position, step in
      let isOwn = position == 0 || step.content.option != nil
      return isOwn
        ? step : RouteStep(step.content.numbered(cache.makeNumber()), step.queue)
    }
    var model = walk.explanation
    model.steps = steps
    self.model = model
    self.asked = asked.all
    decisive = self.asked.subtracting(SessionOptions.reportedOnly)
    askedAtReception = asked.options(at: here.atReception)
    otherDecisive = decisive.subtracting(stanza?.options ?? [])
    decidedSteps = steps.enumerated().compactMap { position, step in
      guard let scope = stanza?.stanza.scope, let setting = step.setting,
        setting.scope.isSame(as: scope)
      else { return nil }
      return setting.keyword.map { DecidedStep(position: position, option: $0) }
    }
    numbers = Number.numbers(in: steps)
    numberOptions = KeywordSet(numbers.map(\.option))
    self.here = here
    recipient = walk.places.recipient
    gateway = stanza?.settings.namesGateway == true ? walk.queue : nil
    atReception = walk.places.atReception
    tellsSteps = walk.log.isRecording
  }

  /// Whether the result of `walk` applies to all other names without settings of their own, or with the settings of
  /// `stanza`.
  private static func isAnswer(
    _ walk: RouteWalk, forAllDecidedBy stanza: DecisiveStanza?
  ) -> Bool {
    let domain = walk.query.domain
    guard walk.names.isOffline, walk.verdict == .deliver, domain.kind == .name,
      walk.domain == domain, isShared(walk, isDecided: stanza != nil), !isNamed(domain, walk),
      // Places collected for this domain cannot be reused for another.
      walk.log.steps.allSatisfy({ $0.content.option == nil || $0.queue != nil })
    else { return false }
    guard let stanza else { return true }
    let isGateway = walk.isNextHopGateway && walk.gateway?.stanza?.id == stanza.stanza.scope.id
    return walk.log.ignored.isEmpty && (isGateway || !stanza.settings.namesGateway)
  }

  /// Whether the next hops are the gateway, the exchangers of the domain itself, or hosts that the decisive stanza
  /// names.
  private static func isShared(_ walk: RouteWalk, isDecided: Bool) -> Bool {
    // With a gateway, a domain's settings without effect are reported for each domain.
    if walk.isQueuedForGateway {
      return (isDecided || !walk.log.isRecording) && walk.routingDomain != walk.domain
    }
    guard walk.gateway == nil, walk.routingDomain == walk.domain else { return false }
    return isForDomain(walk.destinations, walk.domain)
      || isDecided && walk.destinations.allSatisfy { $0.host != walk.domain.text }
  }

  /// Whether `routes` contain the domain of the example itself, so that a host in them looks like the recipient
  /// domain.
  private static func isNamed(_ domain: DomainName, _ walk: RouteWalk) -> Bool {
    guard let routes = walk.routes else { return false }
    return String(decoding: routes.writtenValue, as: UTF8.self).lowercased().contains(domain.text)
  }

  /// Whether the only next hop is the exchangers of `domain`.
  private static func isForDomain(_ destinations: [Destination], _ domain: DomainName) -> Bool {
    destinations.count == 1 && destinations[0].lookup == .mx && destinations[0].host == domain.text
  }

  /// How far the route answers `query`, whose domain has these stanzas; nil when it does not.
  func fit(
    _ query: RouteQuery, recipient: [QueuePlaces.Stanza], atReception: [QueuePlaces.Stanza]
  ) -> Fit? {
    guard isAsked(like: query), !atReception.set(anyOf: askedAtReception) else { return nil }
    if !recipient.set(anyOf: asked) { return .whole }
    return isOfDomain && model.ignored.isEmpty && !recipient.set(anyOf: decisive)
      ? .allButNumbers : nil
  }

  private func isAsked(like query: RouteQuery) -> Bool {
    query.domain.kind == .name && query.sender == model.query.sender
      && query.gatewayStanzaUse == model.query.gatewayStanzaUse
      && query.seed == model.query.seed
      && (isOfDomain || gateway != nil || query.domain != model.routingDomain)
  }

  /// The steps of the answer to `query` that `stanza`, the only one for its domain, answers; nil when the route
  /// does not apply. The decisive settings of `stanza` are those of this route.
  func ownSteps(_ query: RouteQuery, _ stanza: DecisiveStanza) -> [RouteFinding.OwnStep]? {
    // With a gateway, all other settings have to be reported as ignored.
    guard isAsked(like: query), isOfDomain || stanza.settings.areAll,
      ![stanza.stanza].set(anyOf: otherDecisive)
    else { return nil }
    var own: [RouteFinding.OwnStep] = []
    for step in tellsSteps ? decidedSteps : [] {
      let isAtReception = model.steps[step.position].queue === atReception
      guard let setting = stanza.stanza.scope.setting(step.option),
        !isAtReception || !stanza.atReception.isEmpty
      else { return nil }
      own.append(
        .init(
          position: step.position,
          content: .setting(setting, isAtReception ? .atReception : .onBinding)))
    }
    return own
  }

  /// The step at `position` of the answer to `query`, which `setting` of `stanza` answers. The domain has these
  /// stanzas.
  func step(
    _ position: Int, of query: RouteQuery, answeredBy setting: Setting,
    of stanza: QueuePlaces.Stanza, recipient: [QueuePlaces.Stanza],
    atReception: [QueuePlaces.Stanza]
  ) -> RouteStep {
    let step = model.steps[position]
    let places = here.places(of: query.domain, recipient, atReception)
    if step.topic != .decision, let option = step.content.option {
      let answer = option.answered(by: setting, of: stanza, evidence: option.chain.uncontested)
      return RouteEvaluator.reportedStep(Evaluation(answer, at: places.recipient), step.topic)
    }
    return RouteStep(step.content.answered(by: setting, of: stanza), step.queue)
      .moved(from: self.recipient, to: places.recipient)
      .moved(from: self.atReception, to: places.atReception)
  }

  /// How far a route answers a query.
  enum Fit {
    /// It is the whole answer.
    case whole
    /// It is the answer apart from timers, limits and retries of the session, which stanzas for the domain set.
    case allButNumbers
  }

  /// Whether the message is queued under its own domain.
  private var isOfDomain: Bool { model.routingDomain == model.query.domain }

  /// The answer to `query`, about whose domain nothing is configured. The query differs from the others only in the
  /// name, which is on no list and is not a gateway.
  package func explanation(
    _ query: RouteQuery, gateway: DomainName? = nil, hosts: [String] = []
  ) -> Explanation {
    explanation(query, gateway: gateway, hosts: hosts, recipient: [], atReception: [])
  }

  /// The answer to `query`, whose domain has these stanzas. `gateway` and `hosts` fill in what is not the same for
  /// all names.
  func explanation(
    _ query: RouteQuery, gateway: DomainName?, hosts: [String], recipient: [QueuePlaces.Stanza],
    atReception: [QueuePlaces.Stanza]
  ) -> Explanation {
    Explanation(
      query: query, binding: model.binding, bindingGroup: model.bindingGroup, group: model.group,
      verdict: model.verdict, routingDomain: routingDomain(query, gateway),
      method: model.method,
      destinations: destinations(query, gateway: gateway, hosts: hosts),
      steps: tellsSteps
        ? steps(query, gateway, hosts, here.places(of: query.domain, recipient, atReception)) : [],
      ignored: model.ignored, unanswered: [], cautionsWithoutSteps: [])
  }

  private func routingDomain(_ query: RouteQuery, _ gateway: DomainName?) -> DomainName {
    isOfDomain ? query.domain : gateway ?? model.routingDomain
  }

  /// The next hops of the answer.
  func destinations(
    _ query: RouteQuery, gateway: DomainName?, hosts: [String]
  ) -> [Destination] {
    if let named { return named.destinations(model.destinations, hosts) }
    guard PlainRoute.isForDomain(model.destinations, model.routingDomain) else {
      return model.destinations
    }
    let host = routingDomain(query, gateway).text
    return model.destinations.map { $0.with(host: host) }
  }

  private func steps(
    _ query: RouteQuery, _ gateway: DomainName?, _ hosts: [String], _ places: WalkPlaces
  ) -> [RouteStep] {
    let queue = gateway.map { QueuePlaces(here.recipient, domain: $0.text) }
    var steps: [RouteStep] = []
    steps.reserveCapacity(model.steps.count)
    steps.append(RouteEvaluator.normalised(query))
    for step in model.steps.dropFirst() {
      if let queue, let old = self.gateway, step.queue === old {
        steps.append(step.moved(from: old, to: queue))
        continue
      }
      steps.append(
        step.moved(from: recipient, to: places.recipient)
          .moved(from: atReception, to: places.atReception))
    }
    if let named, let order = named.order { steps[order] = named.ordered(hosts) }
    return steps
  }
}

extension [QueuePlaces.Stanza] {
  /// Whether one of the stanzas sets one of `options`.
  func set(anyOf options: KeywordSet) -> Bool {
    contains { $0.scope.configuration.sets(anyOf: options, in: $0.scope.id) }
  }
}
