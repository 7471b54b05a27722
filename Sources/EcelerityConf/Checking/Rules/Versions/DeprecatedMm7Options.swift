/// `deprecated-mm7-options`
enum DeprecatedMm7Options: SettingRule {
  static let description = RuleDescription(
    id: "deprecated-mm7-options", group: .deprecated, severity: .warning,
    summary: "an option of MM7 that a general one replaced",
    rationale: """
      From 3.5.6 on routes and the options of HTTP do the same; in 3.6 the old options still hold, as \
      the page says.
      """,
    pages: [
      "content/momentum/mobile/mobile-reference/mobility-mm-7-config.md",
      "content/momentum/mobile/mobile-reference/mobility-mm-7-options.md",
    ],
    examples: [
      .reports(#"domain "mms.example" { ⟦mm7_mmsc_port⟧ = 8080 }"#),
      .accepts(#"domain "mms.example" { routes = ( "mm7://mmsc.example?port=8080" ) }"#),
      .accepts(#"domain "mms.example" { mm7_mmsc_port = 8080 }"#, target: "3.5"),
      .accepts(#"domain "mms.example" { mm7_mmsc_port = 8080 }"#, target: "3.6.9"),
    ])

  static let options: Set<Keyword> = [
    .mm7MmscPort, .mm7MmscServer, .mm7HttpAuthUser, .mm7HttpAuthPassword, .mm7InactivityTimer,
    .mm7MmscPath,
  ]

  static let interest = SettingInterest.options(options.sorted())

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard let row = findings.row(for: setting), let end = row.end,
      hasGeneralOptions(findings.target)
    else { return }
    findings.report(
      self, at: setting.nameSpan, in: setting.scope, "`\(row.keyword)` \(end.words)",
      detail: end.successor.map { "use `\($0)`" } ?? "remove it", page: row.page)
  }

  /// Whether the general options are those to use: from 3.5.6 on, but not in 3.6.
  static func hasGeneralOptions(_ target: ServerVersion) -> Bool {
    let isOf36 = !target.isBefore("3.6") && target.isBefore("4.0")
    return !target.isBefore("3.5.6") && !isOf36
  }
}
