/// `route-invalid-ttl`
enum RouteInvalidTTL: RouteRule {
  static let description = RuleDescription(
    id: "route-invalid-ttl", group: .correctness, severity: .error,
    summary: "a route lifetime that is not a number of seconds",
    rationale: """
      The parameter is the number of seconds for which the entry is kept, in digits only. Units \
      are not accepted.
      """,
    pages: [Page.of(.routes)],
    examples: [
      .reports(#"domain "oak.example" { routes = ( "smtp://a.example?ttl=⟦5m⟧" ) }"#),
      .reports(#"domain "oak.example" { routes = ( "smtp://a.example?⟦ttl⟧=&port=26" ) }"#),
      .accepts(#"domain "oak.example" { routes = ( "smtp://a.example?ttl=300" ) }"#),
    ])

  static func check(_ route: PlacedRoute, _ findings: inout Findings) {
    for problem in route.problems(.invalidTimeToLive) + route.missingValues(of: .ttl) {
      route.report(problem, by: self, &findings, detail: "give seconds, in digits only")
    }
  }
}
