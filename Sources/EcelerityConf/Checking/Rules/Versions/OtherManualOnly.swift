/// `other-manual-only`
enum OtherManualOnly: SettingRule, ScopeRule {
  static let description = RuleDescription(
    id: "other-manual-only", group: .deprecated, severity: .info,
    summary: "an option or module that only the manual of another major version has",
    rationale: """
      No page says when it came or went. That the version the configuration is for does not have \
      it is inferred from its manual, which does not mention it; for a newer option in an older \
      version that is a warning. Where the versions are known, other rules report it.
      """,
    evidence: .inferred,
    dependsOnVersion: true,
    pages: [
      "content/momentum/4/config-options-summary.md",
      "content/momentum/3/3-reference/options-summary.md",
      "content/momentum/4/modules/summary-all-modules.md",
    ],
    examples: [
      .reports("⟦dkim⟧ = enabled"),
      .reports(#"⟦statp⟧ "statp1" { interval = 60 }"#),
      .reports(#"⟦spamassassin⟧ { daemon = "localhost:783" }"#, target: "3.6"),
      .accepts("dkim = enabled", target: "3.6"),
      .accepts(#"statp "statp1" { interval = 60 }"#, target: "3.6"),
      .accepts(#"spamassassin { daemon = "localhost:783" }"#),
    ])

  static var subjects: [RuleSubject] { [.settings(Self.self), .scopes(Self.self)] }

  static let interest = SettingInterest.valid

  static func concerns(_ row: OptionRow) -> Bool { ManualOfMajor.of(row) != nil }

  static func concerns(_ scope: Scope) -> Bool {
    scope.parent?.isGlobal ?? false && scope.keyword.flatMap(ManualOfMajor.ofModule) != nil
  }

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard let row = findings.row(for: setting), let major = ManualOfMajor.of(row),
      major.isOther(than: findings.target), !isPartOfWhole(row, setting.scope)
    else { return }
    report(
      "option `\(row.keyword)`", of: major, at: setting.nameSpan, in: setting.scope, page: row.page,
      &findings)
  }

  /// Whether the module as a whole is reported, or the end of the option is known.
  private static func isPartOfWhole(_ row: OptionRow, _ scope: Scope) -> Bool {
    guard let module = row.module else { return false }
    return ManualOfMajor.ofModule(module) != nil
      || scope.keyword.flatMap { LastVersion.option(row.keyword, of: $0) } != nil
  }

  static func check(_ scope: Scope, _ findings: inout Findings) {
    guard let keyword = scope.keyword, let major = ManualOfMajor.ofModule(keyword),
      major.isOther(than: findings.target), scope.parent?.isGlobal ?? false,
      LastVersion.module(keyword) == nil,
      !FirstVersion.all.contains(where: { $0.subject == .stanza(keyword) }),
      let page = OptionTable.stanza(keyword, at: [])?.page
    else { return }
    for header in scope.headers {
      report(
        "module `\(keyword)`", of: major, at: header.nameSpan, in: scope.parent, page: page,
        &findings)
    }
  }

  private static func report(
    _ name: String, of major: ManualOfMajor.Major, at span: SourceSpan, in scope: Scope?,
    page: String, _ findings: inout Findings
  ) {
    let line = major == .three ? "3.x" : "4.x"
    findings.report(
      self, at: span, in: scope, "\(name) is only in the manual of \(line)",
      detail: "version \(findings.target) probably does not have it; no page says",
      severity: major == .three ? .info : .warning, page: page)
  }
}
