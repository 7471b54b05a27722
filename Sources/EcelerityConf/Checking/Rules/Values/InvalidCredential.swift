/// `invalid-credential`
enum InvalidCredential: SettingRule {
  static let description = RuleDescription(
    id: "invalid-credential", group: .suspicious, severity: .warning,
    summary: "credentials without a colon between user and password",
    rationale: """
      The page asks for the name of the user, a colon and the password. Whether the two are right \
      cannot be judged, and neither is ever shown.
      """,
    pages: [Page.of(.httpBasicAuth)],
    examples: [
      .reports(#"http_basic_auth = "⟦mill⟧""#),
      .accepts(#"http_basic_auth = "mill:secret""#),
    ])

  static let interest = SettingInterest.types([.credential])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard let value = setting.rawScalar, !value.inner.isEmpty,
      !value.bytes.contains(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "%") }),
      !value.isReportedElsewhere
    else { return }
    findings.report(
      self, at: value.innerSpan, in: setting.scope, "there is no colon between user and password",
      detail: "write `user:password`", page: findings.row(for: setting)?.page)
  }
}
