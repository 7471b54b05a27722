/// A rule about bindings, and domains in them or in groups, whose source and next hops are addresses; about the domains
/// of the global scope, whose mail may have the source of any binding; about the global scope where there is no binding. Mail
/// without a binding has the source of the binding `default`, of the group `default` or of the global scope.
protocol SourceRule: ScopeRule, ConfigurationRule {
  /// One of `hops`, which are all next hops of mail from `source`, that does not suit the source; nil when there is
  /// none.
  static func unsuitable(
    among hops: [LiteralHop], from source: BindingSource, _ findings: inout Findings
  ) -> LiteralHop?
  /// Reports `hop`, which does not suit `source`, in `scope`.
  static func report(
    _ hop: LiteralHop, from source: BindingSource, in scope: Scope, _ findings: inout Findings)
}

/// The source address of the mail of a binding.
struct BindingSource {
  let address: IPAddress
  /// The assignment of it: in the binding, its group or the global scope.
  let setting: Setting
  /// The binding; the group `default` or the global scope where there is none.
  let binding: Scope
  /// Whether the mail may have other sources, those of other bindings.
  var hasOthers = false

  /// Whether the binding itself sets it.
  var isOwn: Bool { setting.scope.isSame(as: binding) }
}

extension SourceRule {
  static var subjects: [RuleSubject] { [.scopes(Self.self), .configuration(Self.self)] }

  static func check(_ configuration: Configuration, _ findings: inout Findings) {
    let unassigned =
      findings.delivery.defaultBinding ?? findings.delivery.implicitGroup ?? configuration.global
    guard findings.isSetInContainers(.bindAddress), configuration.isWhole,
      !configuration.hasStaticRoute, let source = findings.delivery.source(of: unassigned),
      !findings.mayUseProxy(on: unassigned)
    else { return }
    var sources = SourcesOfBindings(besides: source)
    for gateway in findings.delivery.map.gateways where gateway.node.container.isGlobal {
      check(gateway.node, from: &sources, &findings)
    }
    for routes in findings.configuration.settings(of: [.routes]) {
      guard let node = DeliveryNode(routes.scope), node.container.isGlobal,
        !node.stanza.sets(.gateway)
      else { continue }
      check(node, from: &sources, &findings)
    }
  }

  /// Checks mail for `node` from each of `sources`: with one that suits its next hops, it is meant for that one.
  private static func check(
    _ node: DeliveryNode, from sources: inout SourcesOfBindings, _ findings: inout Findings
  ) {
    guard let hops = findings.delivery.onlyHops(at: node),
      let hop = unsuitable(among: hops, from: sources.unassigned, &findings),
      let others = sources.others(&findings)
    else { return }
    // What applies to all mail of a binding is checked with the binding.
    guard node.isDomain || !sources.haveBindings else { return }
    for other in others where unsuitable(among: hops, from: other, &findings) == nil { return }
    guard !findings.hasNoMail(for: node) else { return }
    report(hop, from: sources.unassigned, in: node.stanza, &findings)
  }

  static func concerns(_ scope: Scope) -> Bool {
    scope.keyword == .binding
      || scope.keyword == .domain
        && (scope.parent?.keyword == .binding || scope.parent?.keyword == .bindingGroup)
  }

  static func check(_ scope: Scope, _ findings: inout Findings) {
    guard mayHaveNextHop(scope, findings), let node = DeliveryNode(scope),
      !scope.configuration.hasStaticRoute
    else { return }
    if node.container.keyword == .bindingGroup { return check(ofGroup: node, &findings) }
    guard node.container.keyword == .binding,
      let source = findings.delivery.source(of: node.container),
      let hops = findings.delivery.onlyHops(at: node),
      let hop = unsuitable(among: hops, from: source, &findings),
      !findings.mayUseProxy(node, on: node.container), !findings.hasNoMail(for: node)
    else { return }
    report(hop, from: source, in: scope, &findings)
  }

  /// Checks the domain `node` of a group, whose mail may be sent on any binding of it.
  private static func check(ofGroup node: DeliveryNode, _ findings: inout Findings) {
    let members = findings.delivery.members(of: node.container)
    guard !members.bindings.isEmpty || members.includesUndeclared,
      members.bindings.count < GroupMembers.maximumEvaluated,
      let hops = findings.delivery.onlyHops(at: node)
    else { return }
    var found: (hop: LiteralHop, source: BindingSource)?
    for binding in members.containers(in: node.container) {
      guard let source = findings.delivery.source(of: binding),
        let hop = unsuitable(among: hops, from: source, &findings),
        !findings.mayUseProxy(node, on: binding)
      else { return }
      if let first = found?.source, first.address != source.address {
        found?.source.hasOthers = true
      }
      found = found ?? (hop, source)
    }
    guard let found, !findings.hasNoMail(for: node) else { return }
    report(found.hop, from: found.source, in: node.stanza, &findings)
  }

  /// Whether a gateway, or routes for all mail, that would apply to `scope` are set; cheap to check, and most have none.
  private static func mayHaveNextHop(_ scope: Scope, _ findings: Findings) -> Bool {
    guard scope.keyword == .binding else { return scope.sets(.gateway) }
    guard findings.isSetInContainers(.gateway) || findings.isSetInContainers(.routes) else {
      return false
    }
    let global = scope.configuration.global
    return scope.sets(.gateway) || scope.parent?.sets(.gateway) ?? false
      || global.sets(.gateway) || global.sets(.routes)
  }
}

/// The source of mail without a binding and those of all bindings, which are collected when they are asked for.
private struct SourcesOfBindings {
  /// The properties that rules distinguish.
  private struct Kind: Hashable {
    let isIPv6: Bool
    let isPublic: Bool
    let hasSecond: Bool
  }

  /// The source of mail without a binding.
  private(set) var unassigned: BindingSource
  /// Whether there are bindings; known after their sources.
  private(set) var haveBindings = false
  private var isCollected = false
  private var found: [BindingSource]?

  init(besides unassigned: BindingSource) {
    self.unassigned = unassigned
  }

  /// One source of each kind that bindings have; nil when that of some binding is not known.
  mutating func others(_ findings: inout Findings) -> [BindingSource]? {
    if !isCollected { collect(&findings) }
    return found
  }

  private mutating func collect(_ findings: inout Findings) {
    isCollected = true
    var kinds: [Kind: BindingSource] = [:]
    for binding in findings.configuration.scopes(of: .binding) where binding.takesPartInDelivery {
      haveBindings = true
      guard let source = findings.delivery.source(of: binding), !findings.mayUseProxy(on: binding)
      else { return }
      if source.address != unassigned.address { unassigned.hasOthers = true }
      let address = source.address
      let kind = Kind(
        isIPv6: address.isIPv6, isPublic: address.isPublic,
        hasSecond: findings.mayHaveSecondSource(binding))
      kinds[kind] = kinds[kind] ?? source
    }
    found = Array(kinds.values)
  }
}

extension Findings {
  /// Whether mail of `binding` may have a second source, for the other address family. Errs on the side of yes.
  ///
  /// Page: content/momentum/4/modules/bind-address-secondary.md.
  mutating func mayHaveSecondSource(_ binding: Scope) -> Bool {
    guard isSetInContainers(.bindAddressSecondary) else { return false }
    guard let answer = delivery.answer(.bindAddressSecondary, in: binding, for: nil) else {
      return true
    }
    return answer.setting != nil
  }

  /// Whether a proxy may make the connections for mail of `node`, or all mail, on `container`, so that its source is of no
  /// account. Errs on the side of yes.
  ///
  /// Page: content/momentum/4/modules/ha-proxy-client.md.
  mutating func mayUseProxy(_ node: DeliveryNode? = nil, on container: Scope) -> Bool {
    guard isSetInContainers(.haProxyServer), let node = node ?? DeliveryNode(container) else {
      return false
    }
    let mail = MailFlow(node: node, container: container)
    guard let server = delivery.queueAnswer(.haProxyServer, of: mail) else { return true }
    guard server.setting?.value.text?.isEmpty == false else { return false }
    return delivery.queueAnswer(.haProxyBypass, of: mail)?.setting?.isOn != true
  }

  /// Whether no mail is left for the gateway or the routes of `node`.
  fileprivate mutating func hasNoMail(for node: DeliveryNode) -> Bool {
    delivery.hasNoMail(for: node.stanza.sets(.gateway) ? .gateway : .routes, at: node)
  }
}
