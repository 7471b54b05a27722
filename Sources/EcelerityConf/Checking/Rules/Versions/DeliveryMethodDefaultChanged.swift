/// `delivery-method-default-changed`
enum DeliveryMethodDefaultChanged: ConfigurationRule {
  static let description = RuleDescription(
    id: "delivery-method-default-changed", group: .suspicious, severity: .info,
    summary: "the delivery method is left to a default that 3.0 changed",
    rationale: """
      Before 3.0 the default was SMTP, since then it is ESMTP. Reported once, for versions before \
      3.0 and a configuration with a listener that accepts messages (decided).
      """,
    needsWhole: true, dependsOnVersion: true,
    pages: ["content/momentum/4/config-options-summary.md"],
    examples: [
      .reports("⟦⟧esmtp_listener { listen \":25\" { } }", target: "2.2"),
      .accepts("delivery_method = ESMTP\nesmtp_listener { listen \":25\" { } }", target: "2.2"),
      .accepts("esmtp_listener { listen \":25\" { } }"),
    ])

  static func check(_ configuration: Configuration, _ findings: inout Findings) {
    guard findings.target.isBefore("3.0"), configuration.looksWhole,
      configuration.global.setting(.deliveryMethod) == nil
    else { return }
    findings.report(
      self, at: configuration.start, "`\(Keyword.deliveryMethod)` is not set",
      detail: "the default is SMTP before 3.0 and ESMTP since; write the one that is meant",
      absent: [.deliveryMethod])
  }
}
