/// `rollup-outside-host`
enum RollupOutsideHost: PlacementRule {
  static let description = RuleDescription(
    id: "rollup-outside-host", group: .correctness, severity: .error,
    summary: "`rollup_mx` or `rollup_mx_name` outside a host stanza",
    rationale: """
      Both concern the mail of one exchanger, and a host stanza is what names an exchanger.
      """,
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
