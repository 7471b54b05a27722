/// `enabled-vs-enable`
enum EnabledVsEnable: PlacementRule {
  static let description = RuleDescription(
    id: "enabled-vs-enable", group: .correctness, severity: .warning,
    summary: "`enabled` in a listener, or `enable` in a module",
    rationale: "They are two keywords: listeners have `enable`, modules have `enabled`.",
    pages: ["content/momentum/4/listeners.md"], remedy: .safe,
    examples: [
      .reports("esmtp_listener { ⟦enabled⟧ = false }"),
      .reports("alerting { ⟦enable⟧ = false }"),
      .accepts("esmtp_listener { enable = false }"),
      .accepts("alerting { enabled = false }"),
    ])

  static func claims(_ setting: Setting, of keyword: Keyword) -> Bool {
    meant(by: keyword, in: setting.scope) != nil
  }

  static func report(_ setting: Setting, of keyword: Keyword, _ findings: inout Findings) {
    guard let meant = meant(by: keyword, in: setting.scope) else { return }
    findings.report(
      self, at: setting.nameSpan, in: setting.scope,
      "`\(setting.scope.name)` has `\(meant)`, not `\(keyword)`", detail: "rename it",
      fix: .safe(Edit(replace: setting.nameSpan, with: meant.name), changing: .name))
  }

  /// The other of the two keywords, if that one is valid in `scope`.
  private static func meant(by keyword: Keyword, in scope: Scope) -> Keyword? {
    guard keyword == .enable || keyword == .enabled, let path = scope.knownPath else { return nil }
    let other: Keyword = keyword == .enable ? .enabled : .enable
    return OptionTable.option(other, at: path) == nil ? nil : other
  }
}
