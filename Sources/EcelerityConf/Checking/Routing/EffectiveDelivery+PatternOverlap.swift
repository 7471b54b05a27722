/// Mail on a binding for the names of a regular expression of the global scope.
extension EffectiveDelivery {
  /// Whether `setting`, of a binding or a group without bindings, and `other`, of a regular expression of the global
  /// scope, are both in force for mail to the names of the expression. Errs on the side of no.
  mutating func bothApply(_ setting: Setting, toPatternOf other: Setting) -> Bool {
    guard let node = DeliveryNode(other.scope), node.isPattern, node.container.isGlobal,
      let container = DeliveryNode(setting.scope), !container.isDomain,
      !container.stanza.isGlobal,
      !container.stanza.children.contains(where: { $0.keyword == .binding }),
      !map.containersWithNextHops.contains(container.stanza.id)
    else { return false }
    guard let gateway = answer(.gateway, at: node, in: container.stanza), gateway.setting == nil
    else { return false }
    return holds(setting, at: node, on: container.stanza)
      && holds(other, at: node, on: container.stanza)
  }

  private mutating func holds(
    _ setting: Setting, at node: DeliveryNode, on container: Scope
  ) -> Bool {
    guard let keyword = setting.keyword else { return false }
    return answer(keyword, at: node, in: container)?.setting?.isSame(as: setting) ?? false
  }
}
