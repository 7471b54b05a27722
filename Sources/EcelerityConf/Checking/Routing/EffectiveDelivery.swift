/// Answers questions about the destinations of mail, for the rules about routing.
///
/// No rule asks about a pair of a binding and a domain that the configuration does not mention, so that the work stays
/// proportional to the configuration.
struct EffectiveDelivery {
  typealias Answer = DeliveryOptions.Answer

  /// The assignments that decide where mail goes.
  let map: DeliveryMap
  /// How gateways refer to each other.
  let graph: GatewayGraph
  /// The methods that mail brings along to the queue of a gateway.
  private(set) lazy var carriedMethods = CarriedMethods(map.gateways)
  /// The assignments about TLS and authentication.
  private(set) lazy var transport = TransportMap(options.configuration)
  /// The options for mail.
  var options: DeliveryOptions
  /// The searches for mail to which two assignments apply (`bothApply`).
  var overlapSearches = WorkBudget(of: 4_096)

  /// Whether the group of the bindings without a group has a stanza.
  private let hasImplicitGroup: Bool
  /// The stanzas of regular expressions that match a name mail is moved to, by their container, and whether all such
  /// names were tried.
  private var queuePatterns: [ScopeID: (stanzas: Set<ScopeID>, isComplete: Bool)] = [:]
  private var answers = DeliveryAnswerCache()
  private var routesWithPorts: [SettingID: Bool] = [:]
  /// By the numbers of assignments and of scopes.
  private var lastRoutes = LastResult<SettingID, [PlacedRoute]>()
  private var lastGateway = LastResult<SettingID, DeliveryMap.Gateway?>()
  private var lastSituation = LastResult<ScopeID, DeliverySituation?>()
  private var lastTwin = LastResult<ScopeID, Bool>()

  init(_ configuration: Configuration) {
    map = DeliveryMap(configuration)
    graph = GatewayGraph(map.gateways)
    options = DeliveryOptions(configuration)
    hasImplicitGroup = configuration.global.child(.bindingGroup, RouteQuery.defaultGroup) != nil
  }

  /// The items of an assignment of `routes`; none where the option belongs to a stanza that the table does not know.
  mutating func routes(of setting: Setting) -> [PlacedRoute] {
    if let known = lastRoutes[setting.id] { return known }
    let isOurs = DeliveryNode(setting.scope) != nil
    let routes = isOurs ? setting.value.items.map { PlacedRoute($0, of: setting) } : []
    return lastRoutes.store(routes, for: setting.id)
  }

  /// Whether each item of `routes`, which many domains may share, names a port.
  mutating func haveAllPorts(_ routes: Setting) -> Bool {
    if let known = routesWithPorts[routes.id] { return known }
    let areAll = routes.value.items.allSatisfy { RouteItem($0.text).port != nil }
    routesWithPorts[routes.id] = areAll
    return areAll
  }

  /// The gateway that an assignment names; nil where nothing is named, or delivery never asks.
  mutating func gateway(of setting: Setting) -> DeliveryMap.Gateway? {
    if let known = lastGateway[setting.id] { return known }
    let gateway =
      map.gateway(of: setting)
      ?? DeliveryNode(setting.scope).flatMap { DeliveryMap.Gateway(setting, at: $0) }
    return lastGateway.store(gateway, for: setting.id)
  }

  // MARK: Options

  /// The option `keyword` for mail to `name` on the binding or group `container`; nil when it is not known, because a
  /// regular expression could not be tried.
  mutating func answer(
    _ keyword: Keyword, in container: Scope, for name: DomainName?
  ) -> Answer? {
    map.isSet(keyword) ? options.answer(keyword, in: container, for: name) : .byDefault
  }

  /// The answer of `answer(_:in:for:)`, cached, for names that recur or are nil.
  mutating func cachedAnswer(
    _ keyword: Keyword, in container: Scope, for name: DomainName?
  ) -> Answer? {
    let question = DeliveryAnswerCache.Question(
      keyword: keyword, container: container.id, name: name)
    if let known = answers[question] { return known }
    let answer = answer(keyword, in: container, for: name)
    answers.store(answer, for: question)
    return answer
  }

  /// Whether only the scopes around `container` decide its options: no second stanza of the binding is outside its
  /// group, or in the group of bindings without one.
  mutating func hasNoTwin(_ container: Scope) -> Bool {
    lastTwin[container.id] ?? lastTwin.store(hasNoTwinAround(container), for: container.id)
  }

  private func hasNoTwinAround(_ container: Scope) -> Bool {
    guard container.keyword == .binding, let parent = container.parent,
      let label = container.header?.rawLabel
    else { return true }
    if parent.isGlobal { return !hasImplicitGroup }
    return container.configuration.global.child(.binding, labelled: label) == nil
  }

  /// The option for the names of `node`. The names that a regular expression covers are not known; its own stanza and
  /// the scopes around it answer.
  mutating func answer(_ keyword: Keyword, at node: DeliveryNode) -> Answer? {
    guard node.isPattern else {
      // Nothing comes before the stanza of the domain itself in the global scope.
      if node.container.isGlobal {
        let own = node.stanza.setting(keyword)
        if let own, own.hasItems { return Answer(setting: own, isSetInDomain: node.isDomain) }
        // Nor after it, unless a regular expression or the global scope sets the option.
        if own == nil, !map.mayBeSetForPattern(keyword), node.container.setting(keyword) == nil {
          return .byDefault
        }
      }
      return answer(keyword, in: node.container, for: node.domain)
    }
    let label = QueryScope.Stanza(.domain, node.stanza.label)
    let place = QueryScope(node.container.queryStanzas + [label])
    if let own = node.stanza.setting(keyword), own.hasItems,
      Fallback(keyword, at: place)?.scopes.contains(place) == true
    {
      return Answer(setting: own, isSetInDomain: true)
    }
    return answer(keyword, in: node.container, for: nil)
  }

  /// The option for the queue that mail for `node` ends in. Method and ports are also taken from the domain's stanza
  /// that sets the gateway (decision D-03).
  mutating func answer(
    _ keyword: Keyword, at node: DeliveryNode, through gateway: DeliveryMap.Gateway?
  ) -> Answer? {
    guard let gateway else { return answer(keyword, at: node) }
    guard let answer = cachedAnswer(keyword, in: node.container, for: gateway.target.domain)
    else { return nil }
    guard !answer.isSetInDomain, keyword != .routes, gateway.node.isDomain,
      let own = gateway.node.stanza.setting(keyword)
    else { return answer }
    return Answer(setting: own, isSetInDomain: true)
  }

  // MARK: Nodes

  /// Where mail for `node` goes; nil when that is not known.
  mutating func situation(at node: DeliveryNode) -> DeliverySituation? {
    lastSituation[node.stanza.id]
      ?? lastSituation.store(makeSituation(at: node), for: node.stanza.id)
  }

  private mutating func makeSituation(at node: DeliveryNode) -> DeliverySituation? {
    guard let found = answer(.gateway, at: node) else { return nil }
    let gateway = found.setting.flatMap { self.gateway($0, for: node.domain) }
    guard let method = answer(.deliveryMethod, at: node, through: gateway),
      let routes = answer(.routes, at: node, through: gateway)
    else { return nil }
    return DeliverySituation(
      node: node, gateway: gateway, method: DeliverySituation.method(method.setting),
      methodSetting: method.setting, routes: routes.setting)
  }

  /// Whether all next hops of `situation` have ports of their own, so that no option sets one.
  mutating func namesPorts(_ situation: DeliverySituation) -> Bool {
    guard let routes = situation.routes, !situation.hasNoRoutes else {
      return situation.gateway?.target.port != nil
    }
    return self.routes(of: routes).allSatisfy { $0.item.port != nil }
  }

  /// The gateway that mail for `name` on `container` is moved to; without a name, that of mail for domains that the
  /// configuration does not name.
  mutating func gateway(in container: Scope, for name: DomainName?) -> DeliveryMap.Gateway? {
    answer(.gateway, in: container, for: name)?.setting.flatMap { gateway($0, for: name) }
  }

  /// The gateway that a scope around the domain `node` sets for its mail: the global one, else that of a binding or a
  /// group.
  mutating func outerGateway(of node: DeliveryNode) -> DeliveryMap.Gateway? {
    guard let answer = answer(.gateway, at: node) else { return nil }
    if let gateway = answer.setting.flatMap({ gateway($0, for: node.domain) }) { return gateway }
    for candidate in map.containerGateways {
      guard let domain = node.domain else { return candidate }
      if let gateway = gateway(in: candidate.node.container, for: domain) { return gateway }
    }
    return nil
  }

  /// Whether no other gateway would move mail for `name` on `container` if `setting`, which names the domain itself, were
  /// removed.
  mutating func isGateway(
    in container: Scope, for name: DomainName, withoutEffect setting: Setting
  ) -> Bool {
    guard let evaluation = options.evaluation(of: .gateway, in: container, for: name) else {
      return false
    }
    return !evaluation.candidates.contains { candidate in
      guard candidate.outcome == .overridden, let other = candidate.setting, !other.isReplaced
      else {
        return false
      }
      return other.value.text.flatMap(GatewayTarget.init)?.domain != name
    }
  }

  /// The gateway of `setting`, unless it is the domain itself.
  private func gateway(_ setting: Setting, for name: DomainName?) -> DeliveryMap.Gateway? {
    guard let node = DeliveryNode(setting.scope),
      let gateway = DeliveryMap.Gateway(setting, at: node), gateway.target.domain != name
    else { return nil }
    return gateway
  }

  /// Whether mail is moved to a name of the domain's stanza `node`; nil when that is not known.
  mutating func isQueue(_ node: DeliveryNode) -> Bool? {
    if let domain = node.domain { return map.isQueue(domain) }
    return isQueuePattern(node)
  }

  /// Whether the expression of `node` matches a name that mail is moved to, so that it sets up the queue; nil when that
  /// is not known, because not all such names were tried.
  mutating func isQueuePattern(_ node: DeliveryNode) -> Bool? {
    let container = node.container
    let (found, isComplete) = queuePatterns[container.id] ?? findQueuePatterns(in: container)
    queuePatterns[container.id] = (found, isComplete)
    return found.contains(node.stanza.id) ? true : isComplete ? false : nil
  }

  private mutating func findQueuePatterns(
    in container: Scope
  ) -> (stanzas: Set<ScopeID>, isComplete: Bool) {
    let names = map.queueNames.sorted()
    let limit = max(64, EffectiveDelivery.maximumQueueMatches / max(options.patternCount, 1))
    var isComplete = names.count <= limit
    var found: Set<ScopeID> = []
    for name in names.prefix(limit) {
      guard let stanzas = options.patterns(in: container, matching: DomainName(name)) else {
        isComplete = false
        continue
      }
      found.formUnion(stanzas.map(\.id))
    }
    return (found, isComplete)
  }

  /// More matches of queue names with regular expressions are not tried; 64 names always are.
  private static let maximumQueueMatches = 65_536
}
