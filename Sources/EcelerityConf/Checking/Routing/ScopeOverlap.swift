/// The mail for which the assignments of two scopes may both be in force, such as those of a binding and of a domain of
/// the global scope.
struct ScopeOverlap {
  /// The container that is in the other one, or is the same.
  let container: Scope
  /// The stanza of the domains of the mail; the container for a domain without one.
  let node: DeliveryNode

  /// The overlap of the scopes `one` and `other`; nil where there is none. For two regular expressions, and for one and a
  /// name, it is not known.
  init?(_ one: DeliveryNode, _ other: DeliveryNode) {
    guard let inner = ScopeOverlap.inner(one.container, other.container),
      let node = ScopeOverlap.narrower(one, other, inner)
    else { return nil }
    self.node = node
    container = inner
  }

  private static func narrower(
    _ one: DeliveryNode, _ other: DeliveryNode, _ inner: Scope
  ) -> DeliveryNode? {
    guard isContainer(one) || one.isDomain, isContainer(other) || other.isDomain else { return nil }
    if !one.isDomain { return other.isDomain ? other : DeliveryNode(inner) }
    if !other.isDomain { return one }
    if one.isPattern || other.isPattern { return nil }
    return one.domain == other.domain ? one : nil
  }

  private static func isContainer(_ node: DeliveryNode) -> Bool { node.stanza.keyword != .domain }

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
}
