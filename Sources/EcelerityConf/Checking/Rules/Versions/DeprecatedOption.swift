/// `deprecated-option`
enum DeprecatedOption: SettingRule {
  static let description = RuleDescription(
    id: "deprecated-option", group: .deprecated, severity: .warning,
    summary: "an option that later versions removed, replaced or deprecated",
    rationale: """
      The version that the configuration is for no longer has it, or keeps it only for old files. \
      Some options are reported by other rules.
      """,
    dependsOnVersion: true,
    pages: [
      "content/momentum/3/3-reference/conf-ref-watchdog-interval.md",
      "content/momentum/3/3-reference/ecelerity-cluster-conf.md",
    ], remedy: .suggested,
    examples: [
      .reports(#"cluster { ⟦cluster_listener⟧ = "*:4802" }"#),
      .reports("⟦watchdog_interval⟧ = 60"),
      .accepts("watchdog_interval = 60", target: "3.4"),
    ])

  /// The options that other rules of this group report.
  private static let others: Set<Keyword> = DeprecatedMm7Options.options.union([
    .sslLockMethod, .cryptoLockMethod, .cryptoEngine, .outboundSmtpAuthKey, .bindingGroup,
  ])

  static var interest: SettingInterest { .valid }

  /// Called only for rows that a configuration uses: for the whole table it would take as long as reading that.
  static func concerns(_ row: OptionRow) -> Bool {
    row.until != nil && !others.contains(row.keyword)
  }

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard let row = findings.row(for: setting), let end = row.end,
      !(end.version.map { findings.target < $0 } ?? false)
    else { return }
    findings.report(
      self, at: setting.nameSpan, in: setting.scope, "`\(row.keyword)` \(end.words)",
      detail: end.successor.map { "use `\($0)`" } ?? "remove it", fix: fix(setting, row),
      page: row.page)
  }

  /// A fix that writes what the manual has instead.
  private static func fix(_ setting: Setting, _ row: OptionRow) -> Fix? {
    guard !setting.isReplaced, let value = setting.rawScalar, !value.isReportedElsewhere
    else { return nil }
    let stanza: String
    switch row.keyword {
    case .watchdogInterval, .mbusDaemon: return setting.unsetting
    case .controlListenerTimeout where value.isInteger:
      stanza = "\(Keyword.controlListener) { \(Keyword.timeout) = \(value.text) }"
    case .clusterListener:
      let listen = StanzaName(.listen, value.text).header
      stanza = "\(Keyword.ecclusterListener) { \(listen) { } }"
    default: return nil
    }
    if setting.scope.isGlobal { return .suggestion(Edit(replace: setting.span, with: stanza)) }
    return setting.insertionAtTop(of: stanza).map { .suggestion(setting.removal, $0) }
  }
}
