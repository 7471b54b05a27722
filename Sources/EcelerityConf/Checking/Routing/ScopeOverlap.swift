/// A binding and a domain for whose mail the assignments of two scopes are both in force, such as those of a binding
/// and of a domain of the global scope.
struct ScopeOverlap {
  /// The global scope, or the bindings and groups that the mail may be sent on.
  let containers: [Scope]
  /// The domain of the mail; nil for one without a stanza.
  let domain: DomainName?

  /// The most bindings of a group that are checked.
  private static let maximumBindings = 16

  /// The overlap of the scopes `one` and `other`; nil where there is none, and for regular expressions, for which it
  /// is not known.
  init?(_ one: DeliveryNode, _ other: DeliveryNode) {
    guard let inner = ScopeOverlap.inner(one.container, other.container),
      ScopeOverlap.isPlain(one), ScopeOverlap.isPlain(other)
    else { return nil }
    let names = [one, other].compactMap(\.domain)
    guard Set(names).count < 2 else { return nil }
    domain = names.first
    containers = ScopeOverlap.used(inner)
  }

  /// Whether it is a container or the stanza of exactly one domain.
  private static func isPlain(_ node: DeliveryNode) -> Bool {
    !node.isPattern && (node.isDomain || node.stanza.keyword != .domain)
  }

  /// The container that is in the other one, or is the same.
  private static func inner(_ one: Scope, _ other: Scope) -> Scope? {
    if isAround(one, other) { return other }
    return isAround(other, one) ? one : nil
  }

  private static func isAround(_ outer: Scope, _ inner: Scope) -> Bool {
    var next: Scope? = inner
    while let scope = next {
      if scope.isSame(as: outer) { return true }
      next = scope.parent
    }
    return false
  }

  /// The containers that mail is sent on: the bindings of a group, which may set options too.
  private static func used(_ container: Scope) -> [Scope] {
    guard container.keyword == .bindingGroup else { return [container] }
    let bindings = Array(
      container.children.lazy.filter { $0.keyword == .binding }.prefix(maximumBindings))
    return bindings.isEmpty ? [container] : bindings
  }
}

extension EffectiveDelivery {
  /// Whether both assignments are in force for some mail. Errs on the side of no.
  mutating func bothApply(_ method: Setting, _ other: Setting) -> Bool {
    overlap(of: method, other) != nil
  }

  /// The binding, group or global scope and the queue of mail for which both assignments are in force; nil when no such
  /// mail is known.
  mutating func overlap(
    of method: Setting, _ other: Setting
  ) -> (container: Scope, queue: DomainName?)? {
    guard !overlapSearches.isExhausted, let one = DeliveryNode(method.scope),
      let two = DeliveryNode(other.scope),
      !isMoved(two, on: one.stanza), overlapSearches.spend(1), let overlap = ScopeOverlap(one, two)
    else { return nil }
    for container in overlap.containers
    where isMeant(container, for: one) && isMeant(container, for: two) {
      let gateway = gateway(in: container, for: overlap.domain)
      // Its domain may set the method (decision D-03).
      if let stanza = gateway?.node.stanza, gateway?.node.isDomain ?? false,
        stanza.setting(.deliveryMethod) != nil
      {
        continue
      }
      let queue = gateway?.target.domain ?? overlap.domain
      if holds(method, in: container, for: queue), holds(other, in: container, for: queue) {
        return (container, queue)
      }
    }
    return nil
  }

  /// Whether the binding or group `container` moves mail for the domain `node` of the global scope to a gateway;
  /// cheap to check.
  private mutating func isMoved(_ node: DeliveryNode, on container: Scope) -> Bool {
    guard node.isDomain, node.container.isGlobal, !container.isGlobal,
      let setting = container.setting(.gateway), let gateway = gateway(of: setting)
    else { return false }
    return gateway.target.domain != node.domain
      && container.child(.domain, node.stanza.label) == nil
  }

  /// A binding without a gateway in which domains have next hops may be meant for those domains only.
  private func isMeant(_ container: Scope, for node: DeliveryNode) -> Bool {
    !node.isDomain || node.container.isSame(as: container) || container.isGlobal
      || container.setting(.gateway) != nil
      || !map.containersWithNextHops.contains(container.id)
  }

  private mutating func holds(
    _ setting: Setting, in container: Scope, for name: DomainName?
  ) -> Bool {
    guard let keyword = setting.keyword else { return false }
    return answer(keyword, in: container, for: name)?.setting?.isSame(as: setting) ?? false
  }
}
