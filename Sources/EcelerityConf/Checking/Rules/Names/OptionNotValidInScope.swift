/// `option-not-valid-in-scope`
enum OptionNotValidInScope: PlacementRule {
  static let description = RuleDescription(
    id: "option-not-valid-in-scope", group: .correctness, severity: .error,
    summary: "a known option in a scope that its page does not list",
    rationale: """
      The server looks an option up in the scope it stands in and refuses the whole file when no \
      module provides it there.
      """,
    pages: [
      "content/momentum/4/config-options-summary.md",
      "content/momentum/4/executable/ec-dump-config.md",
    ],
    examples: [
      .reports(#"pathway "mill" { ⟦max_retries⟧ = 5 }"#),
      .reports(#"⟦ha_proxy_bypass⟧ = true"#),
      .accepts(#"domain "mill.example" { ha_proxy_bypass = true }"#),
      .accepts(#"house_module { max_retries = 5 }"#),
    ])

  static func claims(_ setting: Setting, of keyword: Keyword) -> Bool { true }
}
