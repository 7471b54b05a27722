/// `large-connection-limit`
enum LargeConnectionLimit: SettingRule {
  static let description = RuleDescription(
    id: "large-connection-limit", group: .performance, severity: .info,
    summary: "a limit of more than a thousand connections",
    rationale: """
      Each connection takes a file descriptor, so the limits of the operating system need tuning. \
      The threshold is an estimate of this project.
      """,
    evidence: .decided, pages: [Page.of(.maxOutboundConnections)],
    examples: [
      .reports("max_outbound_connections = ⟦5000⟧"),
      .accepts("max_outbound_connections = 1000"),
    ])

  static let interest = SettingInterest.options([.maxOutboundConnections])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, findings.row(for: setting) != nil, let value = setting.rawScalar,
      let number = value.integer, number > 1000
    else { return }
    findings.report(
      self, at: value.innerSpan, in: setting.scope, "\(number) connections are allowed",
      detail: "make sure that the server may open that many files")
  }
}
