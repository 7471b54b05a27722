/// Where mail finds the assignments of two scopes in force at once: those of a binding and of a domain
/// of the global scope, say.
struct MeetingPlace {
  /// The global scope, or the bindings and groups that the mail may come on.
  let containers: [Scope]
  /// The domain that it is for; nil for one that no stanza names.
  let domain: DomainName?

  /// So many bindings of a group are looked at.
  private static let maximumBindings = 16

  /// Nil where no mail finds both, and for regular expressions, of which it is not known.
  init?(_ one: DeliveryNode, _ other: DeliveryNode) {
    guard let inner = MeetingPlace.inner(one.container, other.container),
      MeetingPlace.isPlain(one), MeetingPlace.isPlain(other)
    else { return nil }
    let names = [one, other].compactMap(\.domain)
    guard Set(names).count < 2 else { return nil }
    domain = names.first
    containers = MeetingPlace.used(inner)
  }

  /// Whether it is a container or the stanza of exactly one domain.
  private static func isPlain(_ node: DeliveryNode) -> Bool {
    !node.isPattern && (node.isDomain || node.stanza.keyword != .domain)
  }

  /// The container that stands in the other one, or is the same.
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

  /// Mail comes on the bindings of a group, each of which may say otherwise.
  private static func used(_ container: Scope) -> [Scope] {
    guard container.keyword == .bindingGroup else { return [container] }
    let bindings = Array(
      container.children.lazy.filter { $0.keyword == .binding }.prefix(maximumBindings))
    return bindings.isEmpty ? [container] : bindings
  }
}

extension EffectiveDelivery {
  /// Whether some mail finds both assignments in force; rather no than yes.
  mutating func meet(_ method: Setting, _ other: Setting) -> Bool {
    meeting(method, other) != nil
  }

  /// The binding, group or global scope and the queue of mail that finds both assignments in force, where it is
  /// known that there is such mail.
  mutating func meeting(
    _ method: Setting, _ other: Setting
  ) -> (container: Scope, queue: DomainName?)? {
    guard meetingCount < EffectiveDelivery.maximumMeetings,
      let one = DeliveryNode(method.scope), let two = DeliveryNode(other.scope),
      !isMoved(two, on: one.stanza)
    else { return nil }
    meetingCount += 1
    guard let place = MeetingPlace(one, two) else { return nil }
    for container in place.containers
    where isMeant(container, for: one) && isMeant(container, for: two) {
      let gateway = gateway(in: container, for: place.domain)
      // Its domain may bring a method along (decision D-03).
      if let stanza = gateway?.node.stanza, gateway?.node.isDomain ?? false,
        stanza.setting(.deliveryMethod) != nil
      {
        continue
      }
      let queue = gateway?.target.domain ?? place.domain
      if holds(method, in: container, for: queue), holds(other, in: container, for: queue) {
        return (container, queue)
      }
    }
    return nil
  }

  /// Whether the binding or group `container` has a gateway of another name than that of the domain
  /// `node` of the global scope, which is soon told.
  private mutating func isMoved(_ node: DeliveryNode, on container: Scope) -> Bool {
    guard node.isDomain, node.container.isGlobal, !container.isGlobal,
      let setting = container.setting(.gateway), let gateway = gateway(of: setting)
    else { return false }
    return gateway.target.domain != node.domain
      && container.child(.domain, node.stanza.label) == nil
  }

  /// A binding without a gateway, in which domains have next hops, may be meant for those alone.
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
