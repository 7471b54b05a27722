/// A rule about assignments of `delivery_method` in force, given where mail goes there.
protocol MethodRule: SettingRule {
  /// The methods that it checks.
  static var methods: Set<DeliveryMethod> { get }
  static func check(
    _ method: Setting, at situation: DeliverySituation, _ findings: inout Findings)
}

extension MethodRule {
  static var interest: SettingInterest { .options([.deliveryMethod]) }

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, let node = DeliveryNode(setting.scope),
      let text = setting.value.text, methods.contains(DeliveryMethod(text)),
      // A stanza of the gateway's name may set another method.
      let situation = findings.delivery.situation(at: node, under: setting),
      !findings.delivery.hasNoMail(for: .deliveryMethod, at: node)
    else { return }
    check(setting, at: situation, &findings)
  }
}

extension EffectiveDelivery {
  /// Whether the next hop of `situation` can only be a mail exchanger from DNS.
  ///
  /// A stanza of a name that mail is moved to, of an address or of a name with `#` was written for one server. A
  /// binding may be meant only for the domains that have a next hop.
  mutating func endsAtExchangers(_ situation: DeliverySituation) -> Bool {
    let node = situation.node
    guard situation.endsAtExchangers,
      !node.stanza.configuration.hasStaticRoute
    else { return false }
    if let domain = node.domain { return domain.kind == .name && !map.isQueue(domain) }
    if node.isPattern { return isQueuePattern(node) != true }
    if node.stanza.isGlobal {
      return !holdsOnAllBindings(of: node) { $0.gateway(in: $1, for: nil) != nil }
    }
    return !map.domainsHaveNextHops && !map.containersWithNextHops.contains(node.stanza.id)
  }

  /// Whether `condition` holds for all bindings that mail of a group, or all mail, may be sent on. False where mail
  /// may be sent on one without a stanza in a group with one, and where there are too many bindings to check.
  mutating func holdsOnAllBindings(
    of node: DeliveryNode, _ condition: (inout EffectiveDelivery, Scope) -> Bool
  ) -> Bool {
    guard let bindings = allBindings(of: node) else { return false }
    for binding in bindings where !condition(&self, binding) { return false }
    return true
  }

  private mutating func allBindings(of node: DeliveryNode) -> [Scope]? {
    let scope = node.stanza
    var bindings: [Scope]
    if scope.isGlobal {
      bindings = Array(
        scope.configuration.scopes(of: .binding).prefix(GroupMembers.maximumEvaluated + 1))
      if defaultBinding == nil {
        guard let implicitGroup else { return nil }
        bindings.append(implicitGroup)
      }
    } else if scope.keyword == .bindingGroup {
      let members = members(of: scope)
      bindings = members.bindings.isEmpty ? [] : members.containers(in: scope)
    } else {
      return nil
    }
    return bindings.isEmpty || bindings.count > GroupMembers.maximumEvaluated ? nil : bindings
  }
}
