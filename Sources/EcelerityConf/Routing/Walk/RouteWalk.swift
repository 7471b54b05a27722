/// The state of the walk that finds a route.
struct RouteWalk {
  let query: RouteQuery
  let binding: String
  /// The declared group of the binding; nil for the implicit one.
  let group: String?
  /// Where options are looked up, except for those of the queue.
  var places: WalkPlaces
  /// The DNS answers.
  var names: NameLookups

  // MARK: The queue

  /// The recipient domain, or the domain it is rerouted to.
  var domain: DomainName
  /// The name the message is queued under.
  var routingDomain: DomainName
  /// Where options of the routing domain are looked up.
  var queue: QueuePlaces
  /// The gateway, if one is set.
  var gateway: GatewayChoice?
  /// Whether the message has been moved to another queue because of an exchanger's stanza.
  var isRolledUp = false
  var method: DeliveryMethod?

  // MARK: The next hops

  /// The assignment of `routes` that names the next hops, if there is one.
  var routes: Setting?
  var hops: [Hop] = []
  /// Whether the next hop is the gateway itself.
  var isNextHopGateway = false
  /// The reasons for which next hops were dropped.
  var failures: [Verdict] = []
  /// The next hops that were dropped because their lookup failed for now.
  var unresolved: [Hop] = []
  /// The MTA-STS policy of the routing domain that applies, if there is one.
  var policy: MTASTSPolicy?
  /// Whether the server may have a policy that is not available here.
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

  /// Whether the message is queued for a gateway instead of its domain.
  var isQueuedForGateway: Bool { gateway.map { !$0.isDomainItself } ?? false }

  /// Whether the message was moved from the queue of its domain to another one.
  var hasLeftQueue: Bool { isQueuedForGateway || isRolledUp || domain != query.domain }

  /// The names that the message was queued for or moved to before its last move, in the order of the steps.
  var namesLeft: [DomainName] {
    var names = [query.domain]
    if domain != query.domain { names.append(domain) }
    if isRolledUp, let gateway { names.append(gateway.target.domain) }
    return names.filter { $0 != routingDomain }
  }

  /// The domain stanzas that set the gateway, or the domain that the message was rerouted to.
  var stanzasThatMove: [Scope] {
    let rerouting = domain == query.domain ? nil : log.steps.first { $0.name == .reroute }?.setting
    let scopes = [gateway?.stanza, rerouting?.scope].compactMap { $0 }
    return scopes.filter { $0.keyword == .domain }
  }

  /// The origin of the address, where the routing domain is an address.
  var originOfRoutingDomain: AddressOrigin {
    let isConfigured = gateway != nil || routingDomain != query.domain
    return isConfigured ? .configuration : .question
  }

  /// Whether to take the next step: nothing has stopped the message, and no lookup is outstanding.
  var continues: Bool { verdict == nil && names.unanswered.isEmpty }

  /// Records that `hop` is dropped for the reason `verdict`, because of `answer`.
  mutating func recordFailure(_ verdict: Verdict, of hop: Hop, _ answer: NameAnswer?) {
    failures.append(verdict)
    guard verdict == .dnsTemporary else { return }
    unresolved.append(hop)
    guard let answer else { return }
    let what = hop.lookup == .mx ? "MX" : "addresses"
    log.caution(.lookupFailed("\(what) of \(hop.nameInDNS.text)", reason: answer.text))
  }

  /// The resulting explanation.
  var explanation: Explanation {
    Explanation(
      query: query, binding: binding, bindingGroup: group ?? RouteQuery.defaultGroup, group: group,
      verdict: verdict ?? .deliver, routingDomain: routingDomain, method: method,
      destinations: destinations, steps: log.steps, ignored: log.ignored,
      unanswered: names.unanswered, cautionsWithoutSteps: log.cautions)
  }
}
