/// `invalid-port`
enum InvalidPort: SettingRule {
  static let description = RuleDescription(
    id: "invalid-port", group: .correctness, severity: .error,
    summary: "a port outside the range 1 to 65535",
    rationale: "TCP and UDP have ports from 1 to 65535.",
    pages: ["content/momentum/4/config/ref-remote-smtp-port.md"],
    examples: [
      .reports("remote_smtp_port = ⟦0⟧"),
      .reports("lmtp_port = ⟦65536⟧"),
      .reports(#"lmtp_port = "⟦lmtp⟧""#),
      .accepts("remote_smtp_port = 587"),
    ])

  static let interest = SettingInterest.types([.port])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard let value = setting.rawScalar else { return }
    if let number = value.integer, 1...65535 ~= number { return }
    guard !value.isReportedElsewhere else { return }
    findings.report(
      self, at: value.innerSpan, in: setting.scope, "\(value.shown) is not a port",
      detail: "a port is a number from 1 to 65535")
  }
}
