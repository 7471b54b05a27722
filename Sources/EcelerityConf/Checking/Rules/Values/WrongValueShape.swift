/// `wrong-value-shape`
enum WrongValueShape: SettingRule {
  static let description = RuleDescription(
    id: "wrong-value-shape", group: .correctness, severity: .error,
    summary: "a dictionary where another form is expected, or another form instead of a dictionary",
    rationale: """
      Values have three forms: a single word or string, a list in parentheses, and a dictionary \
      in brackets. An option takes the form that its page shows.
      """,
    pages: ["content/momentum/4/conf-overview.md"],
    examples: [
      .reports(#"gateway = ⟦[ mill = "relay.example" ]⟧"#),
      .reports(#"smpp_persistent_connections = ⟦5⟧"#),
      .reports(#"adaptive_retry_interval = ⟦1200⟧"#),
      .accepts(#"smpp_persistent_connections = [ north = 5 ]"#),
      .accepts(#"adaptive_retry_interval = ( 600 1200 )"#),
    ])

  static let interest = SettingInterest.misshapen

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard let row = findings.row(for: setting), let form = row.type.form else { return }
    let isMine = form == .dictionary || setting.form == .dictionary || row.type.hasFixedItems
    guard isMine, setting.rawScalar.map({ !$0.isReportedElsewhere }) ?? true else { return }
    // A dictionary with a syntax error is reported as that.
    guard !setting.tree.hasErrors(in: setting.valueSpan.range) else { return }
    findings.report(
      self, at: setting.valueSpan, in: setting.scope, "`\(row.keyword)` takes \(form.words)",
      page: row.page)
  }
}
