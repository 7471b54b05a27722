/// `global-only-option`
enum GlobalOnlyOption: PlacementRule {
  static let description = RuleDescription(
    id: "global-only-option", group: .correctness, severity: .error,
    summary: "an option of the global scope inside a stanza",
    rationale: "It holds for the whole server. Move it to the top level.",
    pages: [
      "content/momentum/4/config/ref-prohibited-hosts.md",
      "content/momentum/4/config/ref-use-ipv-6.md",
    ],
    examples: [
      .reports(#"domain "mill.example" { ⟦use_ipv6⟧ = true }"#),
      .reports(#"binding "north" { ⟦prohibited_hosts⟧ = ( "127.0.0.0/8" ) }"#),
      .accepts(#"use_ipv6 = true"#),
    ])

  static func claims(_ setting: Setting, of keyword: Keyword) -> Bool {
    Placement.isGlobalOnly(keyword)
  }
}
