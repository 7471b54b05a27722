/// `ehlo-hostname-unknown-token`
enum EhloHostnameUnknownToken: SettingRule {
  static let description = RuleDescription(
    id: "ehlo-hostname-unknown-token", group: .suspicious, severity: .warning,
    summary: "a token in the EHLO name that the manual does not have",
    rationale: """
      `__hostname__` stands for the name of this server and `__message__` for the domain of the \
      sender. Anything else is probably sent as it is written.
      """,
    evidence: .inferred, pages: [Page.of(.ehloHostname)], remedy: .suggested,
    examples: [
      .reports("ehlo_hostname = ⟦__hostnme__⟧"),
      .reports(#"binding "north" { bind_address = 192.0.2.1 ehlo_hostname = "⟦__binding__⟧" }"#),
      .accepts("ehlo_hostname = __message__"),
      .accepts(#"ehlo_hostname = "out.mill.example""#),
    ])

  static let interest = SettingInterest.options([.ehloHostname])

  /// The tokens of the manual.
  static func tokens(_ row: OptionRow) -> [String] {
    row.allowed.alternatives.filter(isToken)
  }

  static func isToken(_ text: String) -> Bool {
    text.utf8.count > 4 && text.hasPrefix("__") && text.hasSuffix("__")
  }

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, let row = findings.row(for: setting), let value = setting.rawScalar,
      isToken(value.text)
    else { return }
    let tokens = tokens(row)
    guard !tokens.contains(value.text.lowercased()) else { return }
    findings.reportWord(self, value, of: setting, "a token of the manual", among: tokens)
  }
}
