/// `invalid-enum`
enum InvalidEnum: SettingRule {
  static let description = RuleDescription(
    id: "invalid-enum", group: .correctness, severity: .error,
    summary: "a word that the option does not take",
    rationale: """
      The option takes one of the words of its page, in any letter case. Where `true` and `false` \
      are among them, the other spellings of a switch are accepted too.
      """,
    pages: [
      "content/momentum/4/config/ref-tls.md", "content/momentum/4/config/tls-verify.md",
      "content/momentum/4/config/ref-xclient.md", "content/momentum/4/config/ref-blackhole.md",
      "content/momentum/4/config/ref-default-binding.md",
    ], remedy: .suggested,
    examples: [
      .reports(#"tls = "⟦ifavailble⟧""#),
      .reports("tls = ⟦on⟧"),
      .reports("adaptive_notification_events = ( throttle ⟦suspend⟧ )"),
      .accepts("tls = IfAvailable"),
      .accepts("blackhole = on"),
    ])

  static let interest = SettingInterest.types([.enum, .enumList])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    // Delivery methods have a rule of their own.
    guard let row = findings.row(for: setting), row.keyword != .deliveryMethod else { return }
    let allowed = findings.allowed(by: row)
    guard !allowed.values.members.isEmpty else { return }
    for value in setting.rawValues
    where !accepts(value, allowed.values) && !value.isReportedElsewhere {
      findings.reportWord(
        self, value, of: setting, "a value of `\(row.keyword)`", among: allowed.values.members,
        page: row.page)
    }
  }

  private static func accepts(_ value: RawScalar, _ allowed: AllowedValues) -> Bool {
    if allowed.contains(bytes: value.bytes) { return true }
    let isSwitch = allowed.contains("true") && allowed.contains("false")
    return isSwitch && value.isTruth
  }
}
