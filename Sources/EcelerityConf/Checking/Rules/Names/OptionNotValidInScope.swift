/// `option-not-valid-in-scope`
enum OptionNotValidInScope: PlacementRule {
  static let description = RuleDescription(
    id: "option-not-valid-in-scope", group: .correctness, severity: .error,
    summary: "a known option in a scope that its page does not list",
    rationale: """
      The server looks an option up in the scope in which it is set and refuses the whole file \
      when no module provides it there. Options of `clamav` belong in `antivirus`; that is a \
      warning, because a page of the 3.x manual sets them at the top level, and for 3.x it is not \
      reported.
      """,
    dependsOnVersion: true,
    pages: [
      "content/momentum/4/config-options-summary.md",
      "content/momentum/4/executable/ec-dump-config.md",
      "content/momentum/4/modules/clamav.md",
    ],
    examples: [
      .reports(#"pathway "mill" { ⟦max_retries⟧ = 5 }"#),
      .reports(#"⟦ha_proxy_bypass⟧ = true"#),
      .reports(#"clamav { enabled = true ⟦daemon⟧ = "127.0.0.1:3310" }"#),
      .reports(#"⟦domain⟧ = "mill.example""#),
      .accepts(#"clamav { daemon = "127.0.0.1:3310" }"#, target: "3.6"),
      .accepts(#"domain "mill.example" { ha_proxy_bypass = true }"#),
      .accepts(#"house_module { max_retries = 5 }"#),
    ])

  static func claims(_ setting: Setting, of keyword: Keyword) -> Bool { true }

  static func report(_ setting: Setting, of keyword: Keyword, _ findings: inout Findings) {
    if isStanza(setting, keyword) {
      return StanzaWithValue.report(
        setting, by: self, valid: Placement.validScopes(of: keyword), &findings)
    }
    guard isDisputed(setting.scope, keyword) else {
      return reportMisplaced(setting, of: keyword, &findings)
    }
    guard !findings.target.isBefore("4") else { return }
    reportMisplaced(setting, of: keyword, severity: .warning, &findings)
  }

  /// Whether the name is also that of a stanza which may be opened here; a list or a dictionary is no label.
  private static func isStanza(_ setting: Setting, _ keyword: Keyword) -> Bool {
    guard setting.value.text != nil, let path = setting.scope.knownPath else { return false }
    return OptionTable.stanza(keyword, at: path) != nil
  }

  /// Whether the manual of 3.x sets the option there.
  ///
  /// Page: content/momentum/3/3-reference/sieve-ref-antivirus.md.
  private static func isDisputed(_ scope: Scope, _ keyword: Keyword) -> Bool {
    scope.path == [.clamav] && OptionTable.option(keyword, at: [.antivirus, .clamav]) != nil
  }
}
