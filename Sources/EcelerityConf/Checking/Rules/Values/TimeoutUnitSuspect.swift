/// `timeout-unit-suspect`
enum TimeoutUnitSuspect: SettingRule {
  static let description = RuleDescription(
    id: "timeout-unit-suspect", group: .suspicious, severity: .warning,
    summary: "a time limit of delivery that seems to be in another unit",
    rationale: """
      The limit on the response to push messages is in milliseconds, all others are in seconds. \
      No server answers within 100 milliseconds, and no session takes more than a day. The limits \
      are those of this project.
      """,
    evidence: .decided, pages: [Page.of(.deliveryResponseTimeout)],
    examples: [
      .reports("delivery_response_timeout = ⟦30⟧"),
      .reports(#"domain "mill.example" { connect_timeout = ⟦300000⟧ }"#),
      .accepts("delivery_response_timeout = 1000\nconnect_timeout = 300"),
    ])

  static let interest = SettingInterest.options(
    TimeoutZero.options + [.idleTimeout, .deliveryResponseTimeout])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, let value = setting.rawScalar, let number = value.integer else {
      return
    }
    let isInMilliseconds = setting.keyword == .deliveryResponseTimeout
    guard isInMilliseconds ? 1..<100 ~= number : number > 86_400,
      setting.scope.takesPartInDelivery
    else { return }
    findings.report(
      self, at: value.innerSpan, in: setting.scope,
      "`\(setting.name)` is \(number) \(isInMilliseconds ? "milliseconds" : "seconds")",
      detail: isInMilliseconds
        ? "if seconds were meant, write \(number)000"
        : "if milliseconds were meant, write \(number / 1000)",
      page: findings.row(for: setting)?.page)
  }
}
