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
