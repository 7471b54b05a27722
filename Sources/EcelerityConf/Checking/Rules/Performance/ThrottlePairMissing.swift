/// `throttle-pair-missing`
enum ThrottlePairMissing: SettingRule {
  static let description = RuleDescription(
    id: "throttle-pair-missing", group: .performance, severity: .info,
    summary: "messages are throttled, but connections are not",
    rationale: """
      The manual recommends a throttle of connections in the same scope and with the same value.
      """,
    needsWhole: true, pages: [Page.of(.outboundThrottleMessages)],
    examples: [
      .reports(#"domain "mill.example" { ⟦outbound_throttle_messages⟧ = "10/60" }"#),
      .accepts(
        #"""
        domain "mill.example" {
          outbound_throttle_messages = "10/60"
          outbound_throttle_connections = "10/60"
        }
        """#),
      .accepts(#"domain "mill.example" { outbound_throttle_messages = 0 }"#),
    ])

  static let interest = SettingInterest.options([.outboundThrottleMessages])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, findings.row(for: setting) != nil, setting.value.text != "0",
      setting.scope.setting(.outboundThrottleConnections) == nil
    else { return }
    findings.report(
      self, at: setting.nameSpan, in: setting.scope,
      "messages are throttled, but connections are not",
      detail: "set `\(Keyword.outboundThrottleConnections)` to the same value in this scope")
  }
}
