/// `mx-delay-sensitive`
enum MXDelaySensitive: SettingRule {
  static let description = RuleDescription(
    id: "mx-delay-sensitive", group: .performance, severity: .warning,
    summary: "few failures delay a whole domain",
    rationale: """
      A domain is delayed when each of its exchangers has failed that often in a row; the manual \
      warns of needless delays. The threshold is decided: less than \(least). Zero never delays.
      """,
    evidence: .decided, pages: [Page.of(.mxFailuresToDelay)],
    examples: [
      .reports("mx_failures_to_delay = ⟦5⟧"),
      .accepts("mx_failures_to_delay = 0"),
      .accepts("mx_failures_to_delay = 10"),
    ])

  private static let least = 10

  static let interest = SettingInterest.options([.mxFailuresToDelay])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, setting.isLookedUp, findings.row(for: setting) != nil,
      let number = setting.rawScalar?.integer, (1..<least).contains(number)
    else { return }
    findings.report(
      self, at: setting.innerValueSpan, in: setting.scope,
      number == 1
        ? "1 failure of each exchanger delays the domain"
        : "\(number) failures of each exchanger delay the domain",
      detail: "so few may delay it needlessly; raise the number, or set 0 for no delay")
  }
}
