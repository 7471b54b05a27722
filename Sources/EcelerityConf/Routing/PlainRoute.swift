/// The answer for all names without a say on one binding, found for one of them.
///
/// A name has a say when a stanza for it sets one of the options that were asked on the way. For all
/// others the way is the same, so that their answers differ in nothing but the name. Where it is the
/// timers, limits and retries of the session alone that are set, nothing but the steps about them differs.
package final class PlainRoute: Sendable {
  /// A step about a number of the session.
  struct Number {
    /// Its position among the steps.
    let position: Int
    let option: Keyword
    let topic: RouteStep.Topic
  }

  private let model: Explanation
  private let asked: KeywordSet
  /// Those of them that decide about anything.
  private let decisive: KeywordSet
  private let askedAtReception: KeywordSet
  /// The steps that decide nothing.
  let numbers: [Number]
  private let here: BindingWalkPlaces
  private let recipient: QueuePlaces
  private let atReception: QueuePlaces
  private let tellsSteps: Bool

  /// What the end of `walk` from `here` says of other names; nil when that is nothing. On its way the
  /// options `asked` were asked for, and `explanation` is what came out.
  init?(
    _ walk: RouteWalk, from here: BindingWalkPlaces, asked: AskedOptions,
    _ explanation: Explanation, numbering memory: inout StepMemory
  ) {
    let domain = walk.query.domain
    guard walk.names == nil, walk.verdict == .deliver, domain.kind == .name, walk.domain == domain,
      PlainRoute.isOfBinding(walk),
      // What was collected for this domain cannot be told of another.
      walk.steps.allSatisfy({ $0.content.option == nil || $0.queue != nil })
    else { return nil }
    let steps = walk.steps.enumerated().map { position, step in
      let isOwn = position == 0 || step.content.option != nil
      return isOwn
        ? step : RouteStep(step.content.numbered(memory.makeNumber()), step.queue)
    }
    model = explanation.with(steps: steps)
    self.asked = asked.all
    decisive = self.asked.subtracting(SessionOptions.toldOnly)
    askedAtReception = asked.options(at: here.atReception)
    numbers = steps.enumerated().compactMap { position, step in
      guard step.topic != .decision, let option = step.option else { return nil }
      return Number(position: position, option: option, topic: step.topic)
    }
    self.here = here
    recipient = walk.recipient
    atReception = walk.atReception
    tellsSteps = walk.tellsSteps
  }

  /// Whether the next hops are those of the gateway, or the exchangers of whichever domain it is.
  private static func isOfBinding(_ walk: RouteWalk) -> Bool {
    // What a domain's stanza says in vain when there is a gateway is told of each domain.
    if walk.gateway != nil { return !walk.tellsSteps && walk.routingDomain != walk.domain }
    return !walk.isOwnGateway && walk.routingDomain == walk.domain && walk.destinations.count == 1
      && walk.destinations[0].lookup == .mx && walk.destinations[0].host == walk.domain.text
  }

  /// How much of the answer to `query` it is, whose domain has these stanzas; nil for nothing.
  func fit(
    _ query: RouteQuery, recipient: [QueuePlaces.Stanza], atReception: [QueuePlaces.Stanza]
  ) -> Fit? {
    guard query.domain.kind == .name, query.sender == model.query.sender,
      query.isStrictAboutGateway == model.query.isStrictAboutGateway,
      isOfDomain || query.domain != model.routingDomain, !atReception.set(anyOf: askedAtReception)
    else { return nil }
    if !recipient.set(anyOf: asked) { return .whole }
    return isOfDomain && model.ignored.isEmpty && !recipient.set(anyOf: decisive)
      ? .allButNumbers : nil
  }

  /// How much of an answer it is.
  enum Fit {
    /// All of it.
    case whole
    /// Stanzas for the domain set timers, limits or retries of the session.
    case allButNumbers
  }

  /// Whether the message is queued under its own domain.
  private var isOfDomain: Bool { model.routingDomain == model.query.domain }

  /// The answer to `query`, for which there is nothing configured. The same is asked as of the other
  /// names, but for the name, which stands in no list and is no gateway.
  package func explanation(_ query: RouteQuery) -> Explanation {
    explanation(query, recipient: [], atReception: [])
  }

  /// The answer to `query`, for whose domain there are these stanzas.
  func explanation(
    _ query: RouteQuery, recipient: [QueuePlaces.Stanza], atReception: [QueuePlaces.Stanza]
  ) -> Explanation {
    Explanation(
      query: query, binding: model.binding, bindingGroup: model.bindingGroup, group: model.group,
      verdict: model.verdict, routingDomain: isOfDomain ? query.domain : model.routingDomain,
      method: model.method,
      destinations: isOfDomain
        ? model.destinations.map { $0.with(host: query.domain.text) } : model.destinations,
      steps: tellsSteps ? steps(query, here.places(of: query.domain, recipient, atReception)) : [],
      ignored: model.ignored, unanswered: [])
  }

  private func steps(_ query: RouteQuery, _ places: WalkPlaces) -> [RouteStep] {
    var steps: [RouteStep] = []
    steps.reserveCapacity(model.steps.count)
    steps.append(RouteEvaluator.normalised(query))
    for step in model.steps.dropFirst() {
      steps.append(
        step.moved(from: recipient, to: places.recipient)
          .moved(from: atReception, to: places.atReception))
    }
    return steps
  }
}

extension Explanation {
  func with(steps: [RouteStep]) -> Explanation {
    Explanation(
      query: query, binding: binding, bindingGroup: bindingGroup, group: group, verdict: verdict,
      routingDomain: routingDomain, method: method, destinations: destinations, steps: steps,
      ignored: ignored, unanswered: unanswered)
  }
}

extension Destination {
  /// The same of another host whose exchangers are to be found.
  fileprivate func with(host: String) -> Destination {
    Destination(
      host: host, address: address, lookup: lookup, port: port, preference: preference,
      method: method, policy: policy, configuredPolicy: configuredPolicy,
      policyDecider: policyDecider, policyLookups: policyLookups, sourceAddress: sourceAddress,
      ehloName: ehloName)
  }
}

extension [QueuePlaces.Stanza] {
  /// Whether one of the stanzas sets one of `options`.
  func set(anyOf options: KeywordSet) -> Bool {
    contains { $0.scope.configuration.sets(anyOf: options, in: $0.scope.id) }
  }
}
