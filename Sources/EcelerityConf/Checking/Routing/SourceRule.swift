/// A rule about bindings, and domains in them, whose source and next hops are addresses; about the global scope and
/// its domains where there is no binding.
protocol SourceRule: ScopeRule, ConfigurationRule {
  /// Checks `hops`, which are all next hops of mail from `source`.
  static func check(
    _ hops: [LiteralHop], from source: BindingSource, _ findings: inout Findings)
}

/// The source address of the mail of a binding.
struct BindingSource {
  let address: IPAddress
  /// The assignment of it: in the binding, its group or the global scope.
  let setting: Setting
  /// The binding; the global scope where there is none.
  let binding: Scope

  /// Whether the binding itself sets it.
  var isOwn: Bool { setting.scope.isSame(as: binding) }
}

extension SourceRule {
  static var subjects: [RuleSubject] { [.scopes(Self.self), .configuration(Self.self)] }

  static func check(_ configuration: Configuration, _ findings: inout Findings) {
    let global = configuration.global
    guard global.sets(.bindAddress), configuration.isWhole, !configuration.hasStaticRoute,
      !configuration.hasBindings,
      let source = findings.delivery.source(of: global)
    else { return }
    for gateway in findings.delivery.map.gateways where gateway.node.container.isGlobal {
      check(gateway.node, from: source, &findings)
    }
    for routes in findings.configuration.settings(of: [.routes]) {
      guard let node = DeliveryNode(routes.scope), node.container.isGlobal,
        !node.stanza.sets(.gateway)
      else { continue }
      check(node, from: source, &findings)
    }
  }

  private static func check(
    _ node: DeliveryNode, from source: BindingSource, _ findings: inout Findings
  ) {
    guard let hops = findings.delivery.onlyHops(at: node) else { return }
    check(hops, from: source, &findings)
  }

  static func concerns(_ scope: Scope) -> Bool {
    scope.keyword == .binding || scope.keyword == .domain && scope.parent?.keyword == .binding
  }

  static func check(_ scope: Scope, _ findings: inout Findings) {
    guard mayHaveNextHop(scope), let node = DeliveryNode(scope),
      node.container.keyword == .binding,
      !scope.configuration.hasStaticRoute,
      let source = findings.delivery.source(of: node.container)
    else { return }
    check(node, from: source, &findings)
  }

  /// Whether a gateway, or routes for all mail, that would apply to `scope` are set; cheap to check, and most have none.
  private static func mayHaveNextHop(_ scope: Scope) -> Bool {
    if scope.sets(.gateway) { return true }
    guard scope.keyword == .binding else { return false }
    let global = scope.configuration.global
    return scope.parent?.sets(.gateway) ?? false || global.sets(.gateway) || global.sets(.routes)
  }
}

extension Configuration {
  fileprivate var hasBindings: Bool { scopes(of: .binding).contains { _ in true } }
}

extension EffectiveDelivery {
  /// The source address of mail of `binding`, which may be set in its group or globally; nil when none is set. Page:
  /// content/momentum/4/config/ref-bind-address.md.
  mutating func source(of binding: Scope) -> BindingSource? {
    let own = hasNoTwin(binding) ? binding.setting(.bindAddress) : nil
    guard let setting = own ?? answer(.bindAddress, in: binding, for: nil)?.setting,
      let address = setting.value.text.flatMap(IPAddress.init), !address.isUnspecified
    else { return nil }
    return BindingSource(address: address, setting: setting, binding: binding)
  }

  /// The next hops of the gateway or routes that apply to `node`, if all of them are addresses. For the stanza of a
  /// domain only when that sets them; otherwise the binding or the global scope is checked.
  mutating func onlyHops(at node: DeliveryNode) -> [LiteralHop]? {
    guard !node.isDomain || node.stanza.sets(.gateway) || node.stanza.sets(.routes),
      let situation = situation(at: node),
      !node.isDomain || node.stanza.sets(situation.gateway == nil ? .routes : .gateway),
      let decisive = situation.routes ?? situation.gateway?.setting
    else { return nil }
    let hops = literalHops(of: decisive)
    let isAll = situation.routes == nil || routes(of: decisive).count == hops.count
    return isAll && !hops.isEmpty ? hops : nil
  }
}
