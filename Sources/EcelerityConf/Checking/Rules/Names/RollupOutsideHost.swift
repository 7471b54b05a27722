/// `rollup-outside-host`
enum RollupOutsideHost: PlacementRule {
  static let description = RuleDescription(
    id: "rollup-outside-host", group: .correctness, severity: .error,
    summary: "`rollup_mx` or `rollup_mx_name` outside of a host stanza",
    rationale: "Both roll up the mail for what one exchanger serves, which is what a host names.",
    pages: [
      "content/momentum/4/config/ref-rollup-mx.md",
      "content/momentum/4/config/ref-rollup-mx-name.md",
    ],
    examples: [
      .reports(#"domain "mill.example" { ⟦rollup_mx⟧ = true }"#),
      .accepts(#"host "mx.mill.example" { rollup_mx = true rollup_mx_name = "mill" }"#),
    ])

  static func claims(_ setting: Setting, of keyword: Keyword) -> Bool {
    keyword == .rollupMx || keyword == .rollupMxName
  }
}
