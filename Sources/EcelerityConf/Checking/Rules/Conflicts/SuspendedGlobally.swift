/// `suspended-globally`
enum SuspendedGlobally: SettingRule {
  static let description = RuleDescription(
    id: "suspended-globally", group: .suspicious, severity: .warning,
    summary: "all delivery is suspended",
    rationale: """
      In the global scope the option stops all delivery, including that between the nodes of a \
      cluster.
      """,
    pages: [Page.of(.suspendDelivery)],
    examples: [
      .reports("suspend_delivery = ⟦true⟧"),
      .accepts(#"domain "oak.example" { suspend_delivery = true }"#),
      .accepts("suspend_delivery = false"),
    ])

  static let interest = SettingInterest.options([.suspendDelivery])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, setting.scope.isGlobal, setting.isOn, let value = setting.rawScalar
    else { return }
    findings.report(
      self, at: value.innerSpan, "delivery is suspended for everything",
      detail: "set it in a domain or binding, or remove it")
  }
}
