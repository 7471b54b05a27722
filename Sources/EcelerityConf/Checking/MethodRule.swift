/// Looks at the assignments in force of `delivery_method`, with what is known of where mail goes
/// there.
protocol MethodRule: SettingRule {
  /// The methods it is told of.
  static var methods: Set<DeliveryMethod> { get }
  static func check(
    _ method: Setting, at situation: DeliverySituation, _ findings: inout Findings)
}

extension MethodRule {
  static var interest: SettingInterest { .options([.deliveryMethod]) }

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, let node = DeliveryNode(setting.scope),
      let text = setting.value.text, methods.contains(DeliveryMethod(text)),
      let situation = findings.delivery.situation(at: node),
      // A stanza of the gateway's name may say otherwise, and then it is not this method.
      situation.methodSetting?.isSame(as: setting) == true
    else { return }
    check(setting, at: situation, &findings)
  }
}

extension EffectiveDelivery {
  /// Whether the next hop of `situation` can only come from mail exchangers that nobody named.
  ///
  /// A stanza of a name that mail is moved to, of an address or of a name with `#` was written for
  /// one server; a binding may be meant for the domains that have a next hop alone.
  mutating func endsAtExchangers(_ situation: DeliverySituation) -> Bool {
    let node = situation.node
    guard situation.endsAtExchangers,
      !node.stanza.configuration.hasStaticRoute
    else { return false }
    if let domain = node.domain { return domain.kind == .name && !map.isQueue(domain) }
    if node.isPattern { return !isQueuePattern(node) }
    if node.stanza.isGlobal { return true }
    return !map.domainsHaveNextHops && !map.containersWithNextHops.contains(node.stanza.id)
  }
}
