/// The assignments that decide where mail goes, of a whole configuration, collected in one pass.
///
/// Only those in force count, and only in scopes that delivery asks.
struct DeliveryMap {
  /// One assignment of `gateway` that names something.
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

    /// Whether a domain's gateway is the domain itself, so that nothing is moved.
    var isOwnDomain: Bool { domain == target.domain }

    /// Whether it is what belongs to routes, a URL or `__mx__` in any letters, so that nobody knows where mail
    /// goes; a rule of its own says so.
    var belongsToRoutes: Bool {
      target.form == .route || target.domain.text == RouteItem.exchangersToken
    }
  }

  /// The gateways in reading order.
  private(set) var gateways: [Gateway] = []
  /// The names of all gateways of other domains.
  private(set) var queueGateways: Set<String> = []
  /// The names that the options give that reroute.
  private(set) var rerouteTargets: Set<String> = []
  /// The domains whose own stanza sets a gateway.
  private(set) var namesWithGateway: Set<String> = []
  /// The first gateway that a binding or group sets for each domain, by its place among the gateways.
  private var nestedGateways: [String: Int] = [:]
  /// Whether a stanza of a regular expression sets one.
  private(set) var hasPatternWithGateway = false
  /// A gateway of a binding or group, and one with another name.
  private(set) var containerGateways: [Gateway] = []
  /// The methods that mail may bring along to the queue of another name: those of bindings, of
  /// groups, and of domains with a gateway or a regular expression.
  private(set) var carriedMethods: Set<DeliveryMethod> = []
  /// Whether the stanza of a domain in the global scope sets a gateway or routes that name something.
  private(set) var domainsHaveNextHops = false

  /// Whether one of them sets such routes.
  private(set) var domainsHaveRoutes = false
  /// The first routes that such stanzas set.
  private(set) var routesOfDomains = FewSettings()
  /// The bindings and groups in which the stanza of a domain sets a gateway, or a group one of whose
  /// bindings does.
  private(set) var containersWithNextHops: Set<UInt32> = []
  /// The first assignments of LMTP in all scopes.
  private(set) var assignmentsOfLMTP = FewSettings()
  /// The first assignments of methods of push services in all scopes.
  private(set) var assignmentsOfPush = FewSettings(maximum: 64)
  /// Whether some scope gives the retries a number.
  private(set) var countsRetries = false
  /// Whether a binding, a group or what stands in one does.
  private(set) var bindingsCountRetries = false

  private var methodsOfContainers: [DeliveryMethod: FewSettings] = [:]
  private var globalMethod: DeliveryMethod?
  private var methodsOfDomains: [DeliveryMethod: Set<String>] = [:]
  private var isSet: KeywordSet = []
  /// The options that stanzas of regular expressions set.
  private var isSetForPattern: KeywordSet = []

  private static let keywords: KeywordSet = TransportMap.keywords.union([
    .gateway, .routes, .deliveryMethod, .lmtpPort, .ecstreamPort, .remoteSmtpPort, .rerouteDomain,
    .delayedRerouteDomain, .idleTimeout, .deliveryResponseTimeout, .maxRetries,
  ])

  init(_ configuration: Configuration) {
    var last: (scope: UInt32, node: DeliveryNode?)?
    for setting in configuration.settings(of: DeliveryMap.keywords) {
      guard let keyword = setting.keyword else { continue }
      let scope = setting.scope
      // Assignments of one scope mostly follow each other.
      if last?.scope != scope.id { last = (scope.id, DeliveryNode(scope)) }
      guard let node = last?.node else { continue }
      isSet.insert(keyword)
      if node.isPattern { isSetForPattern.insert(keyword) }
      add(setting, keyword, node)
    }
  }

  /// The gateway that `setting` names, if it is one of those in force.
  func gateway(of setting: Setting) -> Gateway? {
    let place = gateways.partitioningIndex { $0.setting.id >= setting.id }
    return gateways[place...].first.flatMap { $0.setting.id == setting.id ? $0 : nil }
  }

  /// The first gateway that a binding or group sets for the domain `name`.
  func nestedGateway(of name: DomainName) -> Gateway? {
    nestedGateways[name.text].map { gateways[$0] }
  }

  /// Whether some scope sets the option; of those that are not collected here, some scope may.
  func isSet(_ keyword: Keyword) -> Bool {
    isSet.contains(keyword) || !DeliveryMap.keywords.contains(keyword)
  }

  /// Whether the stanza of some regular expression may set the option.
  func mayBeSetForPattern(_ keyword: Keyword) -> Bool {
    isSetForPattern.contains(keyword) || !DeliveryMap.keywords.contains(keyword)
  }

  /// Whether mail is moved to `name` on purpose.
  func isQueue(_ name: DomainName) -> Bool {
    queueGateways.contains(name.text) || rerouteTargets.contains(name.text)
  }

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
    case .routes where node.isDomain && node.container.isGlobal:
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
    if !gateway.isOwnDomain { queueGateways.insert(target) }
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
    if PushTimes.methods.contains(method) { assignmentsOfPush.add(setting) }
    if !node.isDomain { methodsOfContainers[method, default: FewSettings()].add(setting) }
    if node.stanza.isGlobal {
      globalMethod = method
    } else if let domain = node.domain, node.stanza.setting(.gateway) == nil {
      methodsOfDomains[method, default: []].insert(domain.text)
    } else {
      carriedMethods.insert(method)
      if let domain = node.domain { methodsOfDomains[method, default: []].insert(domain.text) }
    }
  }

  /// The first assignments of `method` in the global scope, in bindings and in groups.
  func settings(of method: DeliveryMethod) -> FewSettings {
    methodsOfContainers[method] ?? FewSettings()
  }

  /// Whether mail that `node` has a say in may be handed on by `method`; rather yes than no.
  func mayUse(_ method: DeliveryMethod, at node: DeliveryNode) -> Bool {
    if globalMethod == method || carriedMethods.contains(method) { return true }
    guard let names = methodsOfDomains[method] else { return false }
    return node.domain.map { names.contains($0.text) } ?? true
  }

  private mutating func add(reroute setting: Setting) {
    guard let target = setting.rerouteTarget else { return }
    rerouteTargets.insert(DomainName(target.text).text)
  }
}
