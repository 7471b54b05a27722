/// `timeout-zero`
enum TimeoutZero: SettingRule {
  static let description = RuleDescription(
    id: "timeout-zero", group: .suspicious, severity: .warning,
    summary: "a time limit of delivery that is zero or negative",
    rationale: """
      The pages expect a positive number of seconds and give zero no meaning; whether the server \
      then waits forever or not at all is not documented.
      """,
    evidence: .inferred, pages: [Page.of(.connectTimeout), Page.of(.ehloTimeout)],
    examples: [
      .reports("connect_timeout = ⟦0⟧"),
      .reports(#"domain "mill.example" { body_timeout = "⟦-1⟧" }"#),
      .accepts("connect_timeout = 30\nidle_timeout = 0"),
    ])

  static let interest = SettingInterest.options(options)

  /// The time limits of one delivery.
  static let options: [Keyword] = [
    .connectTimeout, .ehloTimeout, .mailfromTimeout, .rcpttoTimeout, .bodyTimeout, .rsetTimeout,
  ]

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, let value = setting.rawScalar, let seconds = value.integer,
      seconds <= 0,
      setting.scope.takesPartInDelivery
    else { return }
    findings.report(
      self, at: value.innerSpan, in: setting.scope, "`\(setting.name)` is \(seconds) seconds",
      detail: "give a positive number of seconds", page: findings.row(for: setting)?.page)
  }
}
