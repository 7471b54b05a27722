/// `invalid-email-address`
enum InvalidEmailAddress: SettingRule {
  static let description = RuleDescription(
    id: "invalid-email-address", group: .suspicious, severity: .warning,
    summary: "a value that can be no mail address",
    rationale: """
      Only what no address can look like is reported: two `@`, nothing before or behind one, or a \
      blank outside of angle brackets (RFC 5321, 4.1.2). An address without a domain is accepted.
      """,
    evidence: .standard, pages: [Page.of(.mailerdaemon)],
    examples: [
      .reports(#"mailerdaemon = "⟦postmaster@⟧""#),
      .reports(#"mailerdaemon = "⟦post master@mill.example⟧""#),
      .accepts(#"mailerdaemon = "<postmaster@mill.example>""#),
      .accepts(#"mailerdaemon = "The postmaster <postmaster@mill.example>""#),
      .accepts(#"mailerdaemon = "postmaster""#),
    ])

  static let interest = SettingInterest.types([.emailAddress])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard let value = setting.rawScalar, isCertainlyWrong(value.text), !value.isReportedElsewhere
    else { return }
    findings.report(
      self, at: value.innerSpan, in: setting.scope, "\(value.shown) is not a mail address",
      detail: "write `postmaster@mill.example`", page: findings.row(for: setting)?.page)
  }

  private static func isCertainlyWrong(_ text: String) -> Bool {
    guard !text.contains("\""), !text.contains("%"), !text.contains("\\") else { return false }
    var address = text[...]
    if let open = text.lastIndex(of: "<"), let close = text.lastIndex(of: ">"), open < close {
      address = text[text.index(after: open)..<close]
    }
    let parts = address.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count > 2 || parts.count == 2 && parts.contains { $0.isEmpty }
      || address.contains { $0 == " " || $0 == "\t" }
  }
}
