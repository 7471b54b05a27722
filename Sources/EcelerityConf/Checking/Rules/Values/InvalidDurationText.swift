/// `invalid-duration-text`
enum InvalidDurationText: SettingRule {
  static let description = RuleDescription(
    id: "invalid-duration-text", group: .suspicious, severity: .warning,
    summary: "a time as text that is not a number and a unit",
    rationale: "The page gives a number and seconds, minutes, hours or days.",
    pages: [Page.of(.adaptiveDefaultSuspension)],
    examples: [
      .reports(#"adaptive_default_suspension = "⟦four hours⟧""#),
      .reports(#"adaptive_default_suspension = "⟦4 weeks⟧""#),
      .accepts(#"adaptive_default_suspension = "4 hours""#),
      .accepts(#"adaptive_default_suspension = "1 day""#),
    ])

  static let interest = SettingInterest.types([.durationText])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard let row = findings.row(for: setting), let value = setting.rawScalar else { return }
    let units = findings.allowed(by: row).values.alternatives.compactMap {
      $0.split(separator: " ").last
    }
    guard !units.isEmpty, !accepts(value.text, units), !value.isReportedElsewhere else { return }
    findings.report(
      self, at: value.innerSpan, in: setting.scope, "\(value.shown) is not a time",
      detail: "write a number and \(units.map { "`\($0)`" }.joined(separator: ", "))",
      page: row.page)
  }

  /// A bare number is accepted: it is not documented, but may mean seconds.
  private static func accepts(_ text: String, _ units: [Substring]) -> Bool {
    let number = text.prefix { $0.isASCII && $0.isNumber }
    let unit = text[number.endIndex...].drop { $0 == " " }.lowercased()
    return !number.isEmpty && (unit.isEmpty || units.contains { $0 == unit || $0 == unit + "s" })
  }
}
