/// Answers the questions of rules about routing by the same chains and the same evaluator as
/// confroute, and remembers what several rules ask in a row.
///
/// No rule asks about a pair of a binding and a domain that nobody wrote down, and names are matched
/// with regular expressions only until `matchLimit` is used up. What then remains unknown is not
/// reported, so that the work stays proportional to the configuration.
struct EffectiveDelivery {
  /// What an option is in some scope.
  struct Answer {
    /// The assignment in force; nil for the default.
    let setting: Setting?
    /// Whether a domain's stanza that was asked sets the option.
    let isSetInDomain: Bool
  }

  private struct Question: Hashable {
    let keyword: Keyword
    let container: UInt32
    let name: DomainName?
  }

  /// The assignments that decide where mail goes.
  let map: DeliveryMap
  /// How they hang together.
  let graph: GatewayGraph
  /// What is said about TLS and authentication.
  private(set) lazy var transport = TransportMap(evaluator.configuration)
  /// What mail brings along to the queue of a gateway.
  private(set) lazy var carriedMethods = CarriedMethods(map.gateways)
  /// The evaluations made so far, and the matches they may have taken.
  private(set) var evaluationCount = 0
  private(set) var matchCount = 0

  private var evaluator: OptionEvaluator
  private var patterns = PatternCache()
  private let patternCount: Int
  private let hasHostPatterns: Bool
  /// Whether the group of the bindings without a group has a stanza.
  private let hasImplicitGroup: Bool
  /// Stanzas of regular expressions that match a name mail is moved to, by the scope they stand in, and whether all
  /// of these names were tried.
  private var queuePatterns: [UInt32: (stanzas: Set<UInt32>, isAll: Bool)] = [:]
  private var answers: [Question: Answer?] = [:]
  private var routesWithPorts: [UInt32: Bool] = [:]
  private var lastRoutes: (setting: Setting, routes: [PlacedRoute])?
  private var lastGateway: (setting: Setting, gateway: DeliveryMap.Gateway?)?
  private var lastSituation: (stanza: Scope, situation: DeliverySituation?)?
  private var lastTwin: (container: UInt32, isNone: Bool)?

  /// The pairs of assignments that were tried, whether mail finds both in force; no more than so many.
  var meetingCount = 0
  static let maximumMeetings = 4_096

  /// More matches of a name with a regular expression are not tried.
  var matchLimit = 4_000_000

  init(_ configuration: Configuration) {
    map = DeliveryMap(configuration)
    graph = GatewayGraph(map.gateways)
    evaluator = OptionEvaluator(configuration, namesMisses: false)
    hasImplicitGroup = configuration.global.child(.bindingGroup, RouteQuery.defaultGroup) != nil
    patternCount = configuration.patternChildren.values.reduce(0) { $0 + $1.count }
    hasHostPatterns = configuration.patternChildren.values.joined().contains {
      Scope(configuration: configuration, id: $0).keyword == .host
    }
  }

  /// The items of an assignment of `routes`; none where the option belongs to a stanza the table
  /// does not know.
  mutating func routes(of setting: Setting) -> [PlacedRoute] {
    if let lastRoutes, lastRoutes.setting.isSame(as: setting) { return lastRoutes.routes }
    let isOurs = DeliveryNode(setting.scope) != nil
    let routes = isOurs ? setting.value.items.map { PlacedRoute($0, of: setting) } : []
    lastRoutes = (setting, routes)
    return routes
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
    if let lastGateway, lastGateway.setting.isSame(as: setting) { return lastGateway.gateway }
    let gateway =
      map.gateway(of: setting)
      ?? DeliveryNode(setting.scope).flatMap { DeliveryMap.Gateway(setting, at: $0) }
    lastGateway = (setting, gateway)
    return gateway
  }

  // MARK: Options

  /// The option `keyword` for mail to `name` on the binding or group `container`; nil when it is not
  /// known, because a regular expression could not be tried.
  mutating func answer(
    _ keyword: Keyword, in container: Scope, for name: DomainName?
  ) -> Answer? {
    guard map.isSet(keyword) else { return Answer(setting: nil, isSetInDomain: false) }
    guard
      let evaluation = evaluation(of: keyword, in: container, for: name)?
        .passingOverEmptyLists()
    else { return nil }
    return Answer(setting: evaluation.setting, isSetInDomain: evaluation.isSetInDomain)
  }

  /// Whether only the scopes around `container` have a say in it: no second stanza of the binding
  /// stands outside of its group, or in the group of bindings without one.
  mutating func hasNoTwin(_ container: Scope) -> Bool {
    if let lastTwin, lastTwin.container == container.id { return lastTwin.isNone }
    let isNone = hasNoTwinAround(container)
    lastTwin = (container.id, isNone)
    return isNone
  }

  private func hasNoTwinAround(_ container: Scope) -> Bool {
    guard container.keyword == .binding, let parent = container.parent,
      let label = container.header?.rawLabel
    else { return true }
    if parent.isGlobal { return !hasImplicitGroup }
    return container.configuration.global.child(.binding, labelled: label) == nil
  }

  /// The same with every place that was asked.
  private mutating func evaluation(
    of keyword: Keyword, in container: Scope, for name: DomainName?
  ) -> Evaluation? {
    guard mayMatch(name) else { return nil }
    evaluationCount += 1
    let domain = name.map { [QueryScope.Stanza(.domain, $0.text)] } ?? []
    let scope = QueryScope(container.queryStanzas + domain)
    guard let evaluation = evaluator.evaluate(keyword, at: scope), evaluation.unevaluated.isEmpty
    else { return nil }
    return evaluation
  }

  /// The option `keyword` in `scope` itself, with every place that was asked; nil when there were too
  /// many regular expressions to try.
  mutating func evaluation(of keyword: Keyword, at scope: Scope) -> Evaluation? {
    let isNamed = scope.keyword == .domain || scope.keyword == .host && hasHostPatterns
    guard mayMatch(isNamed ? scope.label.map(DomainName.init) : nil) else { return nil }
    evaluationCount += 1
    return evaluator.evaluate(keyword, at: QueryScope(scope.queryStanzas))
  }

  /// The option for the names of `node`. What a regular expression covers is not known; its own
  /// stanza and the scopes around it answer.
  mutating func answer(_ keyword: Keyword, at node: DeliveryNode) -> Answer? {
    guard node.isPattern else {
      // Nothing is asked before the stanza of the domain itself in the global scope.
      if node.container.isGlobal {
        let own = node.stanza.setting(keyword)
        if let own, own.hasItems { return Answer(setting: own, isSetInDomain: node.isDomain) }
        // Nor after it, unless a regular expression or the global scope has something to say.
        if own == nil, !map.mayBeSetForPattern(keyword), node.container.setting(keyword) == nil {
          return Answer(setting: nil, isSetInDomain: false)
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

  /// The option for the queue that mail for `node` ends in. Method and ports are also taken from the
  /// domain's stanza that sets the gateway (decision D-03).
  mutating func answer(
    _ keyword: Keyword, at node: DeliveryNode, through gateway: DeliveryMap.Gateway?
  ) -> Answer? {
    guard let gateway else { return answer(keyword, at: node) }
    guard let answer = rememberedAnswer(keyword, in: node.container, for: gateway.target.domain)
    else { return nil }
    guard !answer.isSetInDomain, keyword != .routes, gateway.node.isDomain,
      let own = gateway.node.stanza.setting(keyword)
    else { return answer }
    return Answer(setting: own, isSetInDomain: true)
  }

  /// The same as `answer`, for names that come again and again, or none.
  mutating func rememberedAnswer(
    _ keyword: Keyword, in container: Scope, for name: DomainName?
  ) -> Answer? {
    let question = Question(keyword: keyword, container: container.id, name: name)
    if let known = answers[question] { return known }
    let answer = answer(keyword, in: container, for: name)
    if answers.count >= 4096 { answers.removeAll(keepingCapacity: true) }
    answers[question] = .some(answer)
    return answer
  }

  // MARK: Nodes

  /// Where mail for `node` goes; nil when that is not known.
  mutating func situation(at node: DeliveryNode) -> DeliverySituation? {
    if let lastSituation, lastSituation.stanza.isSame(as: node.stanza) {
      return lastSituation.situation
    }
    let situation = makeSituation(at: node)
    lastSituation = (node.stanza, situation)
    return situation
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

  /// Whether all next hops of `situation` have ports of their own, so that no option is asked for one.
  mutating func namesPorts(_ situation: DeliverySituation) -> Bool {
    guard let routes = situation.routes, !situation.hasNoRoutes else {
      return situation.gateway?.target.port != nil
    }
    return self.routes(of: routes).allSatisfy { $0.item.port != nil }
  }

  /// The gateway that mail for `name` on `container` is moved to; without a name, that of mail for
  /// domains that nobody names.
  mutating func gateway(in container: Scope, for name: DomainName?) -> DeliveryMap.Gateway? {
    answer(.gateway, in: container, for: name)?.setting.flatMap { gateway($0, for: name) }
  }

  /// The gateway that a scope around the domain `node` sets for its mail: the global one, else that
  /// of a binding or a group.
  mutating func outerGateway(of node: DeliveryNode) -> DeliveryMap.Gateway? {
    guard let answer = answer(.gateway, at: node) else { return nil }
    if let gateway = answer.setting.flatMap({ gateway($0, for: node.domain) }) { return gateway }
    for candidate in map.containerGateways {
      guard let domain = node.domain else { return candidate }
      if let gateway = gateway(in: candidate.node.container, for: domain) { return gateway }
    }
    return nil
  }

  /// Whether no other gateway would move mail for `name` on `container` if `setting`, which names the
  /// domain itself, were not there.
  mutating func isGateway(
    in container: Scope, for name: DomainName, withoutEffect setting: Setting
  ) -> Bool {
    guard let evaluation = evaluation(of: .gateway, in: container, for: name) else { return false }
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

  // MARK: Regular expressions

  /// The stanzas of domains in `container` whose regular expression matches `name` or cannot be
  /// tried; nil when there were too many to try.
  mutating func patterns(in container: Scope, matching name: DomainName) -> [Scope]? {
    guard mayMatch(name) else { return nil }
    return patterns.matches(.domain, in: container, name.text).map(\.stanza)
  }

  /// Whether mail is moved to a name of the domain's stanza `node`; nil when that is not known.
  mutating func isQueue(_ node: DeliveryNode) -> Bool? {
    if let domain = node.domain { return map.isQueue(domain) }
    return isQueuePattern(node)
  }

  /// Whether the expression of `node` matches a name that mail is moved to, so that it is where the queue is set
  /// up; nil when that is not known, as not all of these names are tried.
  mutating func isQueuePattern(_ node: DeliveryNode) -> Bool? {
    let container = node.container
    let (found, isAll) = queuePatterns[container.id] ?? findQueuePatterns(in: container)
    queuePatterns[container.id] = (found, isAll)
    return found.contains(node.stanza.id) ? true : isAll ? false : nil
  }

  private mutating func findQueuePatterns(
    in container: Scope
  ) -> (stanzas: Set<UInt32>, isAll: Bool) {
    let names = map.queueNames.sorted()
    let few = names.prefix(max(64, EffectiveDelivery.maximumQueueMatches / max(patternCount, 1)))
    var isAll = few.count == names.count
    var found: Set<UInt32> = []
    for name in few {
      guard let stanzas = patterns(in: container, matching: DomainName(name)) else {
        isAll = false
        continue
      }
      found.formUnion(stanzas.map(\.id))
    }
    return (found, isAll)
  }

  /// More names of queues are not tried with all regular expressions; 64 always are.
  private static let maximumQueueMatches = 65_536

  /// Whether half of the matches are left, so that a hint may use some.
  var hasMatchesToSpare: Bool { matchCount <= matchLimit / 2 }

  private mutating func mayMatch(_ name: DomainName?) -> Bool {
    guard name != nil, patternCount > 0 else { return true }
    guard matchCount + patternCount <= matchLimit else { return false }
    matchCount += patternCount
    return true
  }
}

/// Where mail for the names of one node goes, as far as the configuration tells.
struct DeliverySituation {
  let node: DeliveryNode
  /// The gateway that mail is moved to; nil when there is none or it is the domain itself.
  let gateway: DeliveryMap.Gateway?
  /// How it is handed on.
  let method: DeliveryMethod
  /// The assignment of the method; nil for the default.
  let methodSetting: Setting?
  /// The routes of the queue.
  let routes: Setting?

  /// Whether mail goes to the exchangers that DNS lists: there is neither a gateway nor another route.
  var endsAtExchangers: Bool { gateway == nil && hasNoRoutes }

  /// Whether the queue has no routes, or none but the exchangers that DNS lists.
  var hasNoRoutes: Bool { routes?.isExchangersAlone ?? true }

  /// The method that `setting` names, or the default.
  static func method(_ setting: Setting?) -> DeliveryMethod {
    setting?.value.text.map { DeliveryMethod($0) } ?? usualMethod
  }

  private static let usualMethod = DeliveryMethod(
    OptionTable.rows(of: .deliveryMethod).first?.defaultValue ?? "")
}
