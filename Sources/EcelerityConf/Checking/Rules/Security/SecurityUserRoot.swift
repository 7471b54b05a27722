/// `security-user-root`
enum SecurityUserRoot: SettingRule {
  static let description = RuleDescription(
    id: "security-user-root", group: .security, severity: .warning,
    summary: "the server keeps running as root",
    rationale: """
      The stanza exists so that the server drops its privileges after opening its ports; with \
      this user it does not, and a flaw in it endangers the whole machine.
      """,
    evidence: .inferred,
    pages: ["content/momentum/4/config/ref-security.md", "content/momentum/4/config/ref-user.md"],
    examples: [
      .reports("security { user = ⟦root⟧ }"),
      .reports(#"security { user = "⟦0⟧" }"#),
      .accepts("security { user = ecuser }"),
    ])

  static let interest = SettingInterest.options([.user])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard setting.scope.path == [.security], !setting.isReplaced,
      let user = setting.word, user == "root" || user == "0"
    else { return }
    let capabilities = setting.scope.setting(.capabilities)
    findings.report(
      self, at: setting.innerValueSpan, in: setting.scope, "the server runs as root",
      detail: "name a dedicated user",
      related: capabilities.map {
        [RelatedPlace("these are then granted to root as well", at: $0.nameSpan)]
      } ?? [])
  }
}
