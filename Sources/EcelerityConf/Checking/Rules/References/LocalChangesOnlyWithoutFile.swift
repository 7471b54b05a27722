/// `local-changes-only-without-file`
enum LocalChangesOnlyWithoutFile: SettingRule {
  static let description = RuleDescription(
    id: "local-changes-only-without-file", group: .suspicious, severity: .error,
    summary: "online changes go to one file only, but none is set",
    rationale: """
      The option needs `local_changes_file` as well.
      """,
    needsWhole: true, pages: [Page.of(.localChangesOnly), "content/momentum/4/conf-overview.md"],
    examples: [
      .reports("⟦local_changes_only⟧ = true"),
      .reports("⟦local_changes_only⟧ = true\nlocal_changes_file = \"\""),
      .accepts("local_changes_only = false"),
      .accepts(
        "local_changes_only = true\nlocal_changes_file = \"changes.conf\"",
        with: ["changes.conf": ""]),
    ])

  static let interest = SettingInterest.options([.localChangesOnly])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, setting.scope.isGlobal,
      setting.isOn
    else { return }
    let file = setting.scope.setting(.localChangesFile)
    guard file?.rawScalar?.inner.isEmpty ?? (file == nil) else { return }
    findings.report(
      self, at: setting.nameSpan,
      "`\(Keyword.localChangesOnly)` is on, but `\(Keyword.localChangesFile)` "
        + (file == nil ? "is not set" : "names no file"),
      detail: "name the file that takes the changes", absent: [.localChangesFile])
  }
}
