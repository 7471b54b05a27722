/// The assignments of a configuration that decide where mail goes, collected in one pass.
///
/// It contains only assignments in force, in scopes that delivery reads.
struct DeliveryMap {
  /// An assignment of `gateway` that names something.
  struct Gateway {
    let setting: Setting
    let text: Scalar
    let target: GatewayTarget
    let node: DeliveryNode
    /// The domain whose gateway it is, when that is exactly one.
    let domain: DomainName?

    init?(_ setting: Setting, at node: DeliveryNode) {
      guard case .scalar(let text) = setting.value, let target = GatewayTarget(text.text) else {
        return nil
      }
      self.setting = setting
      self.text = text
      self.target = target
      self.node = node
      domain = node.domain
    }

    /// Whether a domain's gateway is the domain itself, so that no mail is moved.
    var isOwnDomain: Bool { domain == target.domain }

    /// Whether it is a value for routes, a URL or `__mx__` in any letter case, so that it is not known where mail
    /// goes; another rule reports that.
    var belongsToRoutes: Bool {
      target.form == .route || target.domain.text == RouteItem.exchangersToken
    }
  }

  /// The gateways in reading order.
  private(set) var gateways: [Gateway] = []
  /// The sources of mail for each name that is the gateway of another domain.
  private var queues: [String: QueueSources] = [:]
  /// The gateways of bindings and groups, including those of their domains, by the name that they move mail to: their
  /// places among the gateways.
  private var gatewaysOfContainers: [String: [Int]] = [:]
  /// The bindings and groups that set one of the options that are collected, or hold a domain that does.
  private(set) var containersWithOptions: Set<ScopeID> = []
  /// The names to which rerouting options move mail.
  private(set) var rerouteTargets: Set<String> = []
  /// The domains whose own stanza sets a gateway.
  private(set) var namesWithGateway: Set<String> = []
  /// The first gateway that a binding or group sets for each domain, by its place among the gateways.
  private var nestedGateways: [String: Int] = [:]
  /// Whether the stanza of a regular expression sets a gateway.
  private(set) var hasPatternWithGateway = false
  /// A gateway of a binding or group, and one with another name.
  private(set) var containerGateways: [Gateway] = []
  /// The methods that mail may keep when it is moved to the queue of another name: those of bindings, of groups, and
  /// of domains with a gateway or a regular expression.
  private(set) var carriedMethods: Set<DeliveryMethod> = []
  /// Whether the stanza of a domain in the global scope sets a gateway, or routes with a next hop.
  private(set) var domainsHaveNextHops = false

  /// Whether one of them sets such routes.
  private(set) var domainsHaveRoutes = false
  /// The first routes of such stanzas.
  private(set) var routesOfDomains = FirstSettings()
  /// The bindings and groups with a domain stanza that sets a gateway, and the groups of such bindings.
  private(set) var containersWithNextHops: Set<ScopeID> = []
  /// The first assignments of LMTP in all scopes.
  private(set) var assignmentsOfLMTP = FirstSettings()
  /// The first assignments of methods of push services in all scopes.
  private(set) var assignmentsOfPush = FirstSettings(maximum: 64)
  /// Whether some scope sets the number of retries.
  private(set) var countsRetries = false
  /// Whether a binding, a group or a stanza in one does.
  private(set) var bindingsCountRetries = false

  /// The methods that are set anywhere in a binding or a group, including their domains.
  private var methodsInBindings: Set<DeliveryMethod> = []
  private var methodsOfContainers: [DeliveryMethod: FirstSettings] = [:]
  private var globalMethod: DeliveryMethod?
  /// The names that each method is set for, by their stanzas or beside their gateway.
  private var methodsOfDomains: [DeliveryMethod: Set<String>] = [:]
  /// The methods of regular expressions, in the global scope and elsewhere.
  private var methodsOfPatterns: Set<DeliveryMethod> = []
  private var methodsOfNestedPatterns: Set<DeliveryMethod> = []
  /// The methods of each domain in bindings and groups.
  private var methodsOfNestedDomains: [String: Set<DeliveryMethod>] = [:]
  private var isSet: KeywordSet = []
  /// The options that bindings and groups set, without those of their domains.
  private var isSetInBindings: KeywordSet = []
  /// The options that stanzas of regular expressions set.
  private var isSetForPattern: KeywordSet = []

  private static let keywords: KeywordSet = TransportMap.keywords.union([
    .gateway, .routes, .deliveryMethod, .lmtpPort, .ecstreamPort, .remoteSmtpPort, .rerouteDomain,
    .delayedRerouteDomain, .idleTimeout, .deliveryResponseTimeout, .maxRetries,
  ])

  init(_ configuration: Configuration) {
    var last: (scope: ScopeID, node: DeliveryNode?)?
    for setting in configuration.settings(of: DeliveryMap.keywords) {
      guard let keyword = setting.keyword else { continue }
      let scope = setting.scope
      // Assignments of one scope mostly follow each other.
      if last?.scope != scope.id {
        last = (scope.id, DeliveryNode(scope))
        if let container = last?.node?.container, !container.isGlobal {
          containersWithOptions.insert(container.id)
        }
      }
      guard let node = last?.node else { continue }
      isSet.insert(keyword)
      if node.isPattern { isSetForPattern.insert(keyword) }
      if !node.isDomain, !scope.isGlobal { isSetInBindings.insert(keyword) }
      add(setting, keyword, node)
    }
  }

  /// The gateway that `setting` names, if it is in force.
  func gateway(of setting: Setting) -> Gateway? {
    let place = gateways.partitioningIndex { $0.setting.id >= setting.id }
    return gateways[place...].first.flatMap { $0.setting.id == setting.id ? $0 : nil }
  }

  /// The first gateway that a binding or group sets for the domain `name`.
  func nestedGateway(of name: DomainName) -> Gateway? {
    nestedGateways[name.text].map { gateways[$0] }
  }

  /// Whether bindings, groups or domains in them move mail to another name.
  var containersMoveMail: Bool { !gatewaysOfContainers.isEmpty }

  /// The gateways of bindings, groups and domains in them that move mail to `name`.
  func gatewaysOfContainers(to name: DomainName) -> [Gateway] {
    gatewaysOfContainers[name.text]?.map { gateways[$0] } ?? []
  }

  /// Whether mail may be moved to `name` on every binding.
  func isQueueOnAnyBinding(_ name: DomainName) -> Bool {
    queues[name.text]?.contains(.global) ?? false || rerouteTargets.contains(name.text)
  }

  /// Whether mail may have a method that satisfies `condition` in the queue of `node`, which sets none: one of those that
  /// mail may keep, or one that a binding or a group sets for the domain.
  func mayBring(_ condition: (DeliveryMethod) -> Bool, to node: DeliveryNode) -> Bool {
    if carriedMethods.contains(where: condition) { return true }
    guard !methodsOfNestedDomains.isEmpty, let name = node.domain else { return false }
    return methodsOfNestedDomains[name.text]?.contains(where: condition) ?? false
  }

  /// Whether some scope sets the option; true for options that are not collected here.
  func isSet(_ keyword: Keyword) -> Bool {
    isSet.contains(keyword) || !DeliveryMap.keywords.contains(keyword)
  }

  /// Whether the stanza of some regular expression may set the option.
  func mayBeSetForPattern(_ keyword: Keyword) -> Bool {
    isSetForPattern.contains(keyword) || !DeliveryMap.keywords.contains(keyword)
  }

  /// Whether a binding or a group sets the option, one of those that are collected here.
  func isSetInBindings(_ keyword: Keyword) -> Bool { isSetInBindings.contains(keyword) }

  /// Whether gateways or rerouting move mail to `name`.
  func isQueue(_ name: DomainName) -> Bool {
    isQueueOfGateway(name) || rerouteTargets.contains(name.text)
  }

  /// Whether the gateway of another domain, or of a scope around domains, is `name`.
  func isQueueOfGateway(_ name: DomainName) -> Bool { queues[name.text] != nil }

  /// Whether the stanza of another domain has the gateway `name`, so that the queue may take options from there.
  func isQueueOfDomain(_ name: DomainName) -> Bool {
    queues[name.text]?.contains(.domain) ?? false
  }

  /// Whether mail is moved to `name` by more than one assignment.
  func isSharedQueue(_ name: DomainName) -> Bool {
    queues[name.text]?.contains(.several) ?? false || rerouteTargets.contains(name.text)
  }

  /// The names mail is moved to.
  var queueNames: Set<String> { rerouteTargets.union(queues.keys) }

  private mutating func add(_ setting: Setting, _ keyword: Keyword, _ node: DeliveryNode) {
    switch keyword {
    case .gateway:
      if let gateway = Gateway(setting, at: node) { add(gateway) }
    case .rerouteDomain, .delayedRerouteDomain: add(reroute: setting)
    case .deliveryMethod:
      if let name = setting.value.text { add(DeliveryMethod(name), of: setting, node) }
    case .maxRetries where setting.value.text?.lowercased() != "auto":
      countsRetries = true
      if !node.container.isGlobal { bindingsCountRetries = true }
    case .routes where node.isDomain && node.container.isGlobal && setting.hasItems:
      routesOfDomains.add(setting)
      if !domainsHaveRoutes, !setting.isExchangersAlone {
        domainsHaveNextHops = true
        domainsHaveRoutes = true
      }
    default: break
    }
  }

  private mutating func add(_ gateway: Gateway) {
    gateways.append(gateway)
    let target = gateway.target.domain.text
    if !gateway.isOwnDomain {
      queues[target, default: []].add(gateway.node)
      if !gateway.node.container.isGlobal {
        gatewaysOfContainers[target, default: []].append(gateways.count - 1)
      }
    }
    if let domain = gateway.domain {
      namesWithGateway.insert(domain.text)
      if !gateway.node.container.isGlobal, nestedGateways[domain.text] == nil {
        nestedGateways[domain.text] = gateways.count - 1
      }
    }
    if gateway.node.isPattern { hasPatternWithGateway = true }
    if gateway.node.container.isGlobal {
      if gateway.node.isDomain { domainsHaveNextHops = true }
      return
    }
    containersWithNextHops.insert(gateway.node.container.id)
    gateway.node.container.parent.map { _ = containersWithNextHops.insert($0.id) }
    if !gateway.node.isDomain, containerGateways.count < 2,
      containerGateways.first?.target.domain.text != target
    {
      containerGateways.append(gateway)
    }
  }

  private mutating func add(
    _ method: DeliveryMethod, of setting: Setting, _ node: DeliveryNode
  ) {
    if method == .lmtp { assignmentsOfLMTP.add(setting) }
    if !node.container.isGlobal { methodsInBindings.insert(method) }
    if PushTimes.methods.contains(method) { assignmentsOfPush.add(setting) }
    if !node.container.isGlobal, let domain = node.domain {
      methodsOfNestedDomains[domain.text, default: []].insert(method)
    }
    if !node.isDomain { methodsOfContainers[method, default: FirstSettings()].add(setting) }
    guard !node.stanza.isGlobal else {
      globalMethod = method
      return
    }
    let domain = node.domain
    if let domain { methodsOfDomains[method, default: []].insert(domain.text) }
    if node.isPattern {
      if node.container.isGlobal {
        methodsOfPatterns.insert(method)
      } else {
        methodsOfNestedPatterns.insert(method)
      }
    }
    let gateway = node.isDomain ? node.stanza.setting(.gateway) : nil
    if domain == nil || gateway != nil { carriedMethods.insert(method) }
    if let target = gateway.flatMap({ Gateway($0, at: node) })?.target.domain {
      methodsOfDomains[method, default: []].insert(target.text)
    }
  }

  /// The first assignments of `method` in the global scope, in bindings and in groups.
  func settings(of method: DeliveryMethod) -> FirstSettings {
    methodsOfContainers[method] ?? FirstSettings()
  }

  /// Whether mail that `node` affects may be delivered by `method`. Errs on the side of yes. Unless
  /// `countingPatterns`, regular expressions of the global scope do not count.
  func mayUse(
    _ method: DeliveryMethod, at node: DeliveryNode, countingPatterns: Bool = true
  ) -> Bool {
    let gateway =
      node.isDomain ? node.stanza.setting(.gateway).flatMap { Gateway($0, at: node) } : nil
    if gateway == nil, let own = ownMethod(of: node), own != method,
      !methodsInBindings.contains(method)
    {
      return false
    }
    if globalMethod == method || methodsOfContainers[method] != nil
      || methodsOfNestedPatterns.contains(method)
      || countingPatterns && methodsOfPatterns.contains(method)
    {
      return true
    }
    guard let names = methodsOfDomains[method] else { return false }
    // The queue of its gateway takes ports from here, whatever its method comes from (decision D-03).
    if let gateway, names.contains(gateway.target.domain.text) { return true }
    return node.domain.map { names.contains($0.text) } ?? true
  }

  /// The method that `node` sets, if it is the stanza of exactly one domain in the global scope: only bindings and
  /// groups come before it.
  private func ownMethod(of node: DeliveryNode) -> DeliveryMethod? {
    guard node.isDomain, !node.isPattern, node.container.isGlobal,
      let text = node.stanza.setting(.deliveryMethod)?.value.text
    else { return nil }
    return DeliveryMethod(text)
  }

  private mutating func add(reroute setting: Setting) {
    guard let target = setting.rerouteTarget else { return }
    rerouteTargets.insert(DomainName(target.text).text)
  }
}

/// Who moves mail to one name.
private struct QueueSources: OptionSet {
  let rawValue: UInt8

  static let domain = QueueSources(rawValue: 1)
  static let container = QueueSources(rawValue: 2)
  static let several = QueueSources(rawValue: 4)
  /// The global scope, or one of its domains.
  static let global = QueueSources(rawValue: 8)

  mutating func add(_ node: DeliveryNode) {
    if !isEmpty { insert(.several) }
    insert(node.isDomain ? .domain : .container)
    if node.container.isGlobal { insert(.global) }
  }
}
