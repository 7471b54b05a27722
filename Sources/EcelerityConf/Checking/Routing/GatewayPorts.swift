/// The ports of gateways: those written after their names, and those of options that come before the stanza of a
/// domain outside of bindings.
struct GatewayPorts {
  /// An option that a binding, a group or a stanza in one of them sets.
  private struct InnerOption {
    let setting: Setting
    let container: Scope
  }

  /// The first gateway of each name, and the first with another port or none.
  private var gateways: [String: (first: DeliveryMap.Gateway, other: DeliveryMap.Gateway?)] = [:]
  /// The options of domains in bindings and groups, by the name.
  private var ofNames: [String: [InnerOption]] = [:]
  /// Those of bindings, of groups, and of regular expressions in them.
  private var ofAll: [InnerOption] = []
  /// The domains with routes, and whether a scope around domains or a regular expression has some.
  private var namesWithRoutes: Set<String> = []
  private var allMayHaveRoutes = false

  private static let options: KeywordSet = [.remoteSmtpPort, .lmtpPort, .ecstreamPort, .routes]

  init(_ configuration: Configuration, _ gateways: [DeliveryMap.Gateway]) {
    for gateway in gateways { add(gateway) }
    for setting in configuration.settings(of: GatewayPorts.options) { add(setting) }
  }

  private mutating func add(_ gateway: DeliveryMap.Gateway) {
    let name = gateway.target.domain.text
    guard let known = gateways[name] else {
      gateways[name] = (gateway, nil)
      return
    }
    if known.other == nil, known.first.target.port != gateway.target.port {
      gateways[name]?.other = gateway
    }
  }

  private mutating func add(_ setting: Setting) {
    guard let node = DeliveryNode(setting.scope) else { return }
    if setting.keyword == .routes { return addRoutes(of: node) }
    guard !node.container.isGlobal else { return }
    let option = InnerOption(setting: setting, container: node.container)
    if let name = node.domain?.text {
      ofNames[name, default: []].append(option)
    } else {
      ofAll.append(option)
    }
  }

  private mutating func addRoutes(of node: DeliveryNode) {
    if let name = node.domain?.text {
      namesWithRoutes.insert(name)
    } else {
      allMayHaveRoutes = true
    }
  }

  /// Whether mail to `gateway` may go where routes send it, to their ports. Errs on the side of yes.
  func mayHaveRoutes(_ gateway: DeliveryMap.Gateway) -> Bool {
    allMayHaveRoutes || namesWithRoutes.contains(gateway.target.domain.text)
  }

  /// The place of another port for mail to `gateway`, so that not all of it would go to that of `stanza`; nil when there
  /// is none. Errs on the side of one.
  func conflict(with stanza: PortStanza, of gateway: DeliveryMap.Gateway) -> SourceSpan? {
    let name = stanza.domain.text
    if let (first, other) = gateways[name] {
      let found = first.target.port == stanza.port ? other : first
      if let found { return found.text.span }
    }
    let outer = stanza.setting(in: gateway.setting.configuration)
    if let outer, !stanza.agrees(with: outer) { return outer.span }
    let isStronger = { (option: InnerOption) in
      option.setting.keyword == stanza.option && !stanza.agrees(with: option.setting)
        && GatewayPorts.mayMeet(option.container, gateway.node.container)
    }
    let inner = ofNames[name]?.first(where: isStronger) ?? ofAll.first(where: isStronger)
    return inner?.setting.span
  }

  /// Whether mail may be sent on both: they are not in different bindings, nor in different groups. A binding outside of
  /// groups may have a second stanza in one.
  private static func mayMeet(_ one: Scope, _ other: Scope) -> Bool {
    [Keyword.binding, .bindingGroup].allSatisfy { keyword in
      guard let first = label(of: keyword, around: one),
        let second = label(of: keyword, around: other)
      else { return true }
      return first == second
    }
  }

  private static func label(of keyword: Keyword, around scope: Scope) -> String? {
    var next: Scope? = scope
    while let current = next {
      if current.keyword == keyword { return current.label }
      next = current.parent
    }
    return nil
  }
}
