/// Assignments of two scopes that are in force for the same mail.
extension EffectiveDelivery {
  /// Whether both assignments are in force for some mail. Errs on the side of no.
  mutating func bothApply(_ method: Setting, _ other: Setting) -> Bool {
    overlap(of: method, other) != nil
  }

  /// Mail for which both assignments are in force; nil when none is known.
  mutating func overlap(of method: Setting, _ other: Setting) -> MailFlow? {
    guard !overlapSearches.isExhausted, let one = DeliveryNode(method.scope),
      let two = DeliveryNode(other.scope), let keyword = method.keyword,
      let otherKeyword = other.keyword,
      !isMoved(two, on: one.stanza), overlapSearches.spend(1), let overlap = ScopeOverlap(one, two)
    else { return nil }
    let nodes = overlap.node.isPattern ? parts(of: overlap.node) : [overlap.node]
    for container in containersUsed(by: overlap.container)
    where isMeant(container, for: one) && isMeant(container, for: two) {
      for node in nodes {
        let flow = MailFlow(node: node, container: container)
        if !mayAdopt(keyword, by: flow), holds(method, keyword, for: flow),
          holds(other, otherKeyword, for: flow)
        {
          return flow
        }
      }
    }
    return nil
  }

  /// The containers that mail is sent on: the bindings of a group, which may set options too.
  private mutating func containersUsed(by container: Scope) -> [Scope] {
    if container.isGlobal { return usualContainers() }
    guard container.keyword == .bindingGroup else { return [container] }
    let members = members(of: container).containers(in: container)
    // The group stands for the binding without a stanza.
    return members.count <= GroupMembers.maximumEvaluated
      ? members : members.prefix(GroupMembers.maximumEvaluated) + members.suffix(1)
  }

  /// Whether the queue of `flow` may take the option from the domain's stanza that sets the gateway (decision D-03).
  private mutating func mayAdopt(_ keyword: Keyword, by flow: MailFlow) -> Bool {
    guard AdoptedOptions.keywords.contains(keyword) else { return false }
    let answer = answer(.gateway, at: flow.node, in: flow.container)
    guard let gateway = answer?.setting.flatMap({ gateway($0, for: flow.node.domain) }) else {
      return false
    }
    return gateway.node.isDomain && gateway.node.stanza.sets(keyword)
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

  /// A binding without a gateway in which domains have next hops may be meant for those domains only, unless it is that
  /// of mail without a binding.
  private func isMeant(_ container: Scope, for node: DeliveryNode) -> Bool {
    !node.isDomain || node.container.isSame(as: container) || container.isGlobal
      || container.setting(.gateway) != nil || container == defaultBinding
      || !map.containersWithNextHops.contains(container.id)
  }

  private mutating func holds(_ setting: Setting, _ keyword: Keyword, for flow: MailFlow) -> Bool {
    queueAnswer(keyword, of: flow)?.setting?.isSame(as: setting) ?? false
  }
}
