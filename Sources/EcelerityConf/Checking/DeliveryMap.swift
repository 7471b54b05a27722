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

    init?(_ setting: Setting, at node: DeliveryNode) {
      guard case .scalar(let text) = setting.value, let target = GatewayTarget(text.text) else {
        return nil
      }
      self.setting = setting
      self.text = text
      self.target = target
      self.node = node
    }

    /// Whether a domain's gateway is the domain itself, so that nothing is moved.
    var isOwnDomain: Bool { node.domain == target.domain }
  }

  /// The gateways in reading order.
  private(set) var gateways: [Gateway] = []
  /// The names of all gateways of other domains.
  private(set) var queueGateways: Set<String> = []
  /// The names that the options give that reroute.
  private(set) var rerouteTargets: Set<String> = []
  /// The domains whose own stanza sets a gateway.
  private(set) var namesWithGateway: Set<String> = []
  /// Whether a stanza of a regular expression sets one.
  private(set) var hasPatternWithGateway = false
  /// A gateway of a binding or group, and one with another name.
  private(set) var containerGateways: [Gateway] = []
  /// The methods that are set, each with its node.
  private(set) var methods: [(method: DeliveryMethod, node: DeliveryNode)] = []
  /// Whether the stanza of a domain in the global scope sets routes or a gateway.
  private(set) var domainsHaveNextHops = false

  private var isSet: Set<Keyword> = []

  private static let keywords: Set<Keyword> = [
    .gateway, .routes, .deliveryMethod, .lmtpPort, .ecstreamPort, .remoteSmtpPort, .rerouteDomain,
    .delayedRerouteDomain,
  ]

  init(_ configuration: Configuration) {
    for setting in configuration.allSettings where !setting.isReplaced {
      guard let keyword = setting.keyword, DeliveryMap.keywords.contains(keyword),
        let node = DeliveryNode(setting.scope)
      else { continue }
      isSet.insert(keyword)
      add(setting, keyword, node)
    }
  }

  /// Whether any scope sets the option, of those collected here.
  func isSet(_ keyword: Keyword) -> Bool { isSet.contains(keyword) }

  /// Whether mail is moved to `name` on purpose.
  func isQueue(_ name: DomainName) -> Bool {
    queueGateways.contains(name.text) || rerouteTargets.contains(name.text)
  }

  private mutating func add(_ setting: Setting, _ keyword: Keyword, _ node: DeliveryNode) {
    switch keyword {
    case .gateway: Gateway(setting, at: node).map { add($0) }
    case .rerouteDomain, .delayedRerouteDomain: add(reroute: setting)
    case .deliveryMethod:
      setting.value.text.map { methods.append((DeliveryMethod($0), node)) }
    case .routes where node.isDomain && node.container.isGlobal: domainsHaveNextHops = true
    default: break
    }
  }

  private mutating func add(_ gateway: Gateway) {
    gateways.append(gateway)
    let target = gateway.target.domain.text
    if !gateway.isOwnDomain { queueGateways.insert(target) }
    if let domain = gateway.node.domain { namesWithGateway.insert(domain.text) }
    if gateway.node.isPattern { hasPatternWithGateway = true }
    if gateway.node.isDomain {
      if gateway.node.container.isGlobal { domainsHaveNextHops = true }
    } else if !gateway.node.stanza.isGlobal, containerGateways.count < 2,
      containerGateways.first?.target.domain.text != target
    {
      containerGateways.append(gateway)
    }
  }

  private mutating func add(reroute setting: Setting) {
    guard let text = setting.value.text, !text.isEmpty, text.lowercased() != "disabled" else {
      return
    }
    rerouteTargets.insert(DomainName(text).text)
  }
}
