/// `routes-invalid-scope`
enum RoutesInvalidScope: PlacementRule {
  static let description = RuleDescription(
    id: "routes-invalid-scope", group: .correctness, severity: .error,
    summary: "`routes` outside a domain and the global scope",
    rationale: """
      Routes belong to domains. To redirect the mail of a binding, use `gateway`, or a `gateway` \
      that names a synthetic domain whose stanza has the routes.
      """,
    pages: ["content/momentum/4/config/ref-routes.md"],
    examples: [
      .reports(#"binding "north" { bind_address = "192.0.2.1" ⟦routes⟧ = ( "a.example" ) }"#),
      .reports(#"host "mx.mill.example" { ⟦routes⟧ = ( "a.example" ) }"#),
      .accepts(#"domain "mill.example" { routes = ( "a.example" ) }"#),
    ])

  static func claims(_ setting: Setting, of keyword: Keyword) -> Bool { keyword == .routes }
}
