/// `invalid-enum`
enum InvalidEnum: SettingRule {
  static let description = RuleDescription(
    id: "invalid-enum", group: .correctness, severity: .error,
    summary: "a word that the option does not take",
    rationale: """
      The option takes one of the words of its page, in any letter case. Where `true` and `false` \
      are among them, the other spellings of a switch are accepted too. Where the page says that \
      the server uses a default instead of an unknown word, it is a warning.
      """,
    pages: [
      "content/momentum/4/config/ref-tls.md", "content/momentum/4/config/tls-verify.md",
      "content/momentum/4/config/ref-xclient.md", "content/momentum/4/config/ref-blackhole.md",
      "content/momentum/4/config/ref-default-binding.md", "content/momentum/4/modules/curfew.md",
    ], remedy: .suggested,
    examples: [
      .reports(#"tls = "⟦ifavailble⟧""#),
      .reports("tls = ⟦on⟧"),
      .reports("adaptive_notification_events = ( throttle ⟦suspend⟧ )"),
      .reports(#"curfew { timezone = "⟦Europe/Berlin⟧" }"#),
      .accepts("tls = IfAvailable"),
      .accepts("blackhole = on"),
    ])

  static let interest = SettingInterest.types([.enum, .enumList])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    // Delivery methods are checked by another rule.
    guard let row = findings.row(for: setting), row.keyword != .deliveryMethod else { return }
    let allowed = findings.allowed(by: row)
    guard !allowed.values.members.isEmpty else { return }
    for value in setting.rawValues
    where !accepts(value, allowed.values) && !value.isReportedElsewhere {
      let instead = substitute(for: row.keyword)
      findings.reportWord(
        self, value, of: setting, "a value of `\(row.keyword)`", among: allowed.values.members,
        note: instead.map { "; the server takes `\($0)` instead" } ?? "",
        severity: instead == nil ? nil : .warning, page: row.page)
    }
  }

  /// The value that the server uses instead of an unknown word, where the page says so: only for the time zone of
  /// `curfew`, content/momentum/4/modules/curfew.md.
  private static func substitute(for keyword: Keyword) -> String? {
    keyword == .timezone ? "UTC" : nil
  }

  private static func accepts(_ value: RawScalar, _ allowed: AllowedValues) -> Bool {
    if allowed.contains(bytes: value.bytes) { return true }
    let isSwitch = allowed.contains("true") && allowed.contains("false")
    return isSwitch && value.isTruth
  }
}
