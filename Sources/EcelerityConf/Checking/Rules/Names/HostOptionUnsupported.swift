/// `host-option-unsupported`
enum HostOptionUnsupported: PlacementRule {
  static let description = RuleDescription(
    id: "host-option-unsupported", group: .correctness, severity: .error,
    summary: "an option that a host stanza does not take",
    rationale: """
      A host stanza takes limits on connections, throttles and the rollup of exchangers; \
      everything else about delivery is set in domains and bindings.
      """,
    pages: ["content/momentum/4/config/ref-host.md", "content/momentum/4/config/ref-rollup-mx.md"],
    examples: [
      .reports(#"host "mx.mill.example" { ⟦tls⟧ = "required" }"#),
      .accepts(#"host "mx.mill.example" { max_outbound_connections = 5 }"#),
    ])

  static func claims(_ setting: Setting, of keyword: Keyword) -> Bool {
    setting.scope.keyword == .host
  }
}
