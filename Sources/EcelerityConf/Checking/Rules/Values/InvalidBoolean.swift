/// `invalid-boolean`
enum InvalidBoolean: SettingRule {
  static let description = RuleDescription(
    id: "invalid-boolean", group: .correctness, severity: .error,
    summary: "a switch that is neither on nor off",
    rationale: """
      The pages name on/off, true/false, yes/no, enabled/disabled and 1/0; letter case does not \
      matter.
      """,
    pages: [
      "content/momentum/4/console-commands/config.md",
      "content/momentum/3/3-api/arch-primary-apis.md",
    ], remedy: .suggested,
    examples: [
      .reports("use_ipv6 = ⟦ture⟧"),
      .reports("use_ipv6 = ⟦of⟧"),
      .reports("esmtp_listener { open_relay = \"⟦never⟧\" }"),
      .accepts("use_ipv6 = Yes"),
      .accepts("esmtp_listener { open_relay = \"disabled\" }"),
    ])

  static let interest = SettingInterest.types([.boolean])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard let value = setting.rawScalar, !value.isTruth, !value.isReportedElsewhere else { return }
    findings.reportWord(self, value, of: setting, "on or off", among: BooleanWords.all)
  }
}
