/// `mx-fallback-range`
enum MXFallbackRange: SettingRule {
  static let description = RuleDescription(
    id: "mx-fallback-range", group: .suspicious, severity: .warning,
    summary: "a negative number of MX lookups other than -1",
    rationale: "Of the negative numbers only -1 has a meaning on the page.",
    pages: [Page.of(.mxFailuresFallbackToA)],
    examples: [
      .reports("mx_failures_fallback_to_a = ⟦-2⟧"),
      .accepts("mx_failures_fallback_to_a = -1"),
      .accepts(#"domain "mill.example" { mx_failures_fallback_to_a = 0 }"#),
    ])

  static let interest = SettingInterest.options([.mxFailuresFallbackToA])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, let row = findings.row(for: setting), let value = setting.rawScalar,
      let number = value.integer, !row.allowed.contains(number)
    else { return }
    findings.report(
      self, at: value.innerSpan, in: setting.scope, "`\(row.keyword)` is \(number)",
      detail: "write -1, 0 or the number of failed lookups")
  }
}
