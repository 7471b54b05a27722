/// What is known so far on the way to a route.
struct RouteWalk {
  let query: RouteQuery
  let binding: String
  /// The group that is known to hold the binding; nil for the implicit one.
  let group: String?
  /// Where options are looked for, but for those of the queue.
  var places: WalkPlaces
  /// What DNS says.
  var names: NameLookups

  // MARK: The queue

  /// The recipient domain, or what it is rerouted to.
  var domain: DomainName
  /// The name the message is queued under.
  var routingDomain: DomainName
  /// Where options of the routing domain are looked for.
  var queue: QueuePlaces
  /// The gateway, if one is set.
  var gateway: GatewayChoice?
  /// Whether the message has been moved to another queue because of an exchanger.
  var isRolledUp = false
  var method: DeliveryMethod?

  // MARK: The next hops

  /// The assignment that names the next hops, if one does.
  var routes: Setting?
  var hops: [Hop] = []
  /// Whether the next hops come from the gateway itself.
  var isNextHopGateway = false
  /// What became of the next hops that were dropped.
  var failures: [Verdict] = []
  /// The MTA-STS policy of the routing domain that applies, if one does.
  var policy: MTASTSPolicy?
  /// Whether the server may know a policy that is not known here.
  var isPolicyUnknownHere = false

  // MARK: The answer

  var verdict: Verdict?
  var destinations: [Destination] = []
  var log: StepLog

  init(
    _ query: RouteQuery, _ member: BindingChoice.Member, _ places: WalkPlaces,
    names: NameAnswers?, _ log: consuming StepLog
  ) {
    self.query = query
    binding = member.binding
    group = member.group
    self.places = places
    self.names = NameLookups(names)
    domain = query.domain
    routingDomain = query.domain
    queue = places.recipient
    self.log = log
  }

  /// Whether the message is queued for a gateway, not for its domain.
  var isQueuedForGateway: Bool { gateway.map { !$0.isDomainItself } ?? false }

  /// Who says which address it is, where the routing domain is one.
  var originOfRoutingDomain: AddressOrigin {
    let isConfigured = gateway != nil || routingDomain != query.domain
    return isConfigured ? .configuration : .question
  }

  /// Whether there is a next step to take: nothing has stopped the message, and nothing has to be
  /// asked first.
  var goesOn: Bool { verdict == nil && names.unanswered.isEmpty }

  /// What came out.
  var explanation: Explanation {
    Explanation(
      query: query, binding: binding, bindingGroup: group ?? RouteQuery.defaultGroup, group: group,
      verdict: verdict ?? .deliver, routingDomain: routingDomain, method: method,
      destinations: destinations, steps: log.steps, ignored: log.ignored,
      unanswered: names.unanswered)
  }
}
