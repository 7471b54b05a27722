/// `route-duplicate-query-key`
enum RouteDuplicateQueryKey: RouteRule {
  static let description = RuleDescription(
    id: "route-duplicate-query-key", group: .correctness, severity: .error,
    summary: "a parameter that appears twice in one route",
    rationale: """
      Which of the two applies is not documented; this toolkit takes the last one. Keep the one \
      that is meant.
      """,
    evidence: .decided, pages: [Page.of(.routes)],
    examples: [
      .reports(#"domain "oak.example" { routes = ( "smtp://a.example?pref=1&⟦pref⟧=2" ) }"#),
      .accepts(#"domain "oak.example" { routes = ( "smtp://a.example?pref=1&port=26" ) }"#),
    ])

  static func check(_ route: PlacedRoute, _ findings: inout Findings) {
    for problem in route.problems(.repeatedParameter) {
      route.report(
        problem, by: self, &findings,
        detail: "which of the two applies is not documented; keep the one that is meant")
    }
  }
}
