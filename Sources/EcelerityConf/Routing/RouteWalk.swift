/// What is known so far on the way to a route.
struct RouteWalk {
  let query: RouteQuery
  let binding: String
  /// The group that is known to hold the binding; nil for the implicit one.
  let group: String?
  /// The recipient domain, or what it is rerouted to.
  var domain: DomainName
  /// The name the message is queued under.
  var routingDomain: DomainName
  var gateway: GatewayTarget?
  /// The assignment of the gateway.
  var gatewaySetting: Setting?
  var method: DeliveryMethod?
  var hops: [Hop] = []
  /// Whether the next hops come from the gateway itself.
  var isNextHopGateway = false
  var verdict: Verdict?
  var destinations: [Destination] = []
  var steps: [RouteStep] = []
  var ignored: [IgnoredSetting] = []

  init(_ query: RouteQuery, binding: String, group: String?) {
    self.query = query
    self.binding = binding
    self.group = group
    domain = query.domain
    routingDomain = query.domain
  }

  /// The scope of messages for `domain` on this binding.
  func scope(_ domain: DomainName? = nil) -> QueryScope {
    QueryScope(bindingGroup: group, binding: binding, domain: domain)
  }

  /// The domain's stanza that sets the gateway, if it is one.
  var gatewayStanza: Scope? {
    gatewaySetting.flatMap { $0.scope.keyword == .domain ? $0.scope : nil }
  }

  /// Appends a step that one option answers, and what it passes over.
  mutating func append(
    _ name: RouteStep.Name, _ evaluation: Evaluation, _ answer: String? = nil,
    evidence: Evidence? = nil, notes: [RouteNote] = [], topic: RouteStep.Topic = .decision
  ) {
    steps.append(
      RouteStep(
        name, RouteWording.question(evaluation), answer ?? RouteWording.answer(evaluation),
        evidence ?? evaluation.evidence, evaluation, notes: notes, topic: topic))
    ignored += evaluation.ignored.map {
      IgnoredSetting(
        setting: $0, reason: .notValidInScope,
        evidence: Evidence(.inferred, evaluation.option.page, "D-04"))
    }
  }
}
