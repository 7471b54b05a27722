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
  /// Whether some scope may drop mail.
  private(set) lazy var hasBlackholes = options.configuration.settings(of: [.blackhole])
    .contains { _ in true }
  /// The options for mail.
  var options: DeliveryOptions
  /// The searches for mail to which two assignments apply (`bothApply`).
  var overlapSearches = WorkBudget(of: 4_096)

  /// The stanza of the group of the bindings without a group.
  let implicitGroup: Scope?
  /// The stanza of the binding that mail without a binding has.
  let defaultBinding: Scope?
  /// Where the mail of stanzas is sent.
  var sending = SendingCache()
  /// The places that decide for all names of a regular expression, and how these relate to other expressions.
  var patternChains = PatternChains()
  var patternRelations = PatternRelations()
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
  var lastParts = LastResult<ScopeID, [DeliveryNode]>()

  init(_ configuration: Configuration) {
    map = DeliveryMap(configuration)
    graph = GatewayGraph(map.gateways)
    options = DeliveryOptions(configuration)
    let group = configuration.global.child(.bindingGroup, RouteQuery.defaultGroup)
    implicitGroup = group
    defaultBinding =
      configuration.global.child(.binding, RouteQuery.defaultBinding)
      ?? group?.child(.binding, RouteQuery.defaultBinding)
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
    if parent.isGlobal { return implicitGroup == nil }
    return container.configuration.global.child(.binding, labelled: label) == nil
  }

  /// The option for the mail of `node`; nil when it is not known, or not the same for all of that mail.
  mutating func answer(_ keyword: Keyword, at node: DeliveryNode) -> Answer? {
    commonAnswer(at: node) { $0.answer(keyword, at: $1.node, in: $1.container) }
  }

  /// The option for the names of `node` on the binding or group `container`.
  mutating func answer(
    _ keyword: Keyword, at node: DeliveryNode, in container: Scope
  ) -> Answer? {
    if node.isPattern { return patternAnswer(keyword, at: node, in: container) }
    // Nothing comes before the stanza of the domain itself in the global scope.
    if container.isGlobal, !node.isListed {
      let own = node.stanza.setting(keyword)
      if let own, own.hasItems { return Answer(setting: own, isSetInDomain: node.isDomain) }
      // Nor after it, unless a regular expression or the global scope sets the option.
      if own == nil, !map.mayBeSetForPattern(keyword), container.setting(keyword) == nil {
        return .byDefault
      }
    }
    return answer(keyword, in: container, for: node.domain)
  }

  /// The option for the queue that mail for `node` ends in. Method and ports are also taken from the domain's stanza
  /// that sets the gateway (decision D-03).
  mutating func answer(
    _ keyword: Keyword, at node: DeliveryNode, through gateway: DeliveryMap.Gateway?
  ) -> Answer? {
    commonAnswer(at: node) { $0.answer(keyword, at: $1.node, through: gateway, in: $1.container) }
  }

  private mutating func answer(
    _ keyword: Keyword, at node: DeliveryNode, through gateway: DeliveryMap.Gateway?,
    in container: Scope
  ) -> Answer? {
    guard let gateway else { return answer(keyword, at: node, in: container) }
    guard let answer = cachedAnswer(keyword, in: container, for: gateway.target.domain)
    else { return nil }
    guard AdoptedOptions.keywords.contains(keyword), !answer.isSetInDomain, gateway.node.isDomain,
      let own = gateway.node.stanza.setting(keyword)
    else { return answer }
    return Answer(setting: own, isSetInDomain: true)
  }

  /// The assignment that would be in force for the mail of `node` without `setting`; nil where there is none, or it is
  /// not known, or not the same for all of that mail. For a regular expression, others in its container do not count.
  mutating func runnerUp(
    of setting: Setting, _ keyword: Keyword, at node: DeliveryNode
  ) -> Setting? {
    commonAnswer(at: node) {
      $0.runnerUp(of: setting, keyword, at: $1.node, in: $1.container)
    }?.setting
  }

  private mutating func runnerUp(
    of setting: Setting, _ keyword: Keyword, at node: DeliveryNode, in container: Scope
  ) -> Answer? {
    guard !node.isPattern else {
      guard let own = patternAnswer(keyword, at: node, in: container)?.setting,
        own.isSame(as: setting)
      else { return nil }
      return patternAnswer(keyword, at: node, in: container, isOutside: true)
    }
    guard let evaluation = options.evaluation(of: keyword, in: container, for: node.domain),
      evaluation.setting?.isSame(as: setting) == true
    else { return nil }
    return Answer(setting: evaluation.runnerUp, isSetInDomain: false)
  }

  // MARK: Nodes

  /// Where mail for `node` goes; nil when that is not known.
  mutating func situation(at node: DeliveryNode) -> DeliverySituation? {
    lastSituation[node.stanza.id]
      ?? lastSituation.store(makeSituation(at: node), for: node.stanza.id)
  }

  private mutating func makeSituation(at node: DeliveryNode) -> DeliverySituation? {
    if isOneFlow(node) { return situation(at: node, in: node.container) }
    return flows(of: node).flatMap { commonSituation(of: $0) { _ in true } }?.of(node)
  }

  /// Where the mail for `node` goes that has `method` in force; nil when there is none, when that is not known, or not
  /// the same for all of that mail.
  mutating func situation(at node: DeliveryNode, under method: Setting) -> DeliverySituation? {
    let isUnder = { (found: DeliverySituation) in
      found.methodSetting?.isSame(as: method) ?? false
    }
    if let situation = situation(at: node) { return isUnder(situation) ? situation : nil }
    if isOneFlow(node) { return nil }
    return flows(of: node).flatMap { commonSituation(of: $0, where: isUnder) }?.of(node)
  }

  /// Where mail of those of `flows` goes that satisfy `condition`; what stanzas of names set does not count for the regular
  /// expression that lists these names, unless all of them set something.
  private mutating func commonSituation(
    of flows: [MailFlow], where condition: (DeliverySituation) -> Bool
  ) -> DeliverySituation? {
    var found: [DeliverySituation] = []
    for flow in flows {
      guard let next = situation(at: flow.node, in: flow.container) else { return nil }
      if condition(next) { found.append(next) }
    }
    let common = found.filter { !$0.isListed || !$0.isSetByName }
    let decisive = common.isEmpty ? found : common
    guard let first = decisive.first, decisive.allSatisfy(first.isLike) else { return nil }
    return first
  }

  private mutating func situation(
    at node: DeliveryNode, in container: Scope
  ) -> DeliverySituation? {
    guard let found = answer(.gateway, at: node, in: container) else { return nil }
    let gateway = found.setting.flatMap { self.gateway($0, for: node.domain) }
    guard let method = answer(.deliveryMethod, at: node, through: gateway, in: container),
      let routes = answer(.routes, at: node, through: gateway, in: container)
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
    guard let answer = answer(.gateway, at: node, in: node.container) else { return nil }
    if let gateway = answer.setting.flatMap({ gateway($0, for: node.domain) }) { return gateway }
    for candidate in map.containerGateways {
      guard let domain = node.domain else { return candidate }
      if let gateway = gateway(in: candidate.node.container, for: domain) { return gateway }
    }
    return nil
  }

  /// Whether no other gateway would move the mail of its domain if `gateway`, which names the domain itself, were
  /// removed.
  mutating func isWithoutEffect(_ gateway: DeliveryMap.Gateway) -> Bool {
    guard let name = gateway.domain else { return false }
    switch containers(of: gateway.node) {
    case .own: return !hasOtherGateway(than: name, in: gateway.node.container)
    case .unknown: return false
    case .these(let containers):
      for container in containers where hasOtherGateway(than: name, in: container) { return false }
      return true
    }
  }

  /// Whether a gateway in `container` that another assignment overrides would move mail for `name`, or that is not
  /// known.
  private mutating func hasOtherGateway(than name: DomainName, in container: Scope) -> Bool {
    guard let evaluation = options.evaluation(of: .gateway, in: container, for: name) else {
      return true
    }
    return evaluation.candidates.contains { candidate in
      guard candidate.outcome == .overridden, let other = candidate.setting, !other.isReplaced
      else { return false }
      return other.value.text.flatMap(GatewayTarget.init)?.domain != name
    }
  }

  /// The gateway of `setting`, unless it is the domain itself.
  func gateway(_ setting: Setting, for name: DomainName?) -> DeliveryMap.Gateway? {
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
