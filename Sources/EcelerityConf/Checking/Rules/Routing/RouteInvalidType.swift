/// `route-invalid-type`
enum RouteInvalidType: RouteRule {
  static let description = RuleDescription(
    id: "route-invalid-type", group: .correctness, severity: .error,
    summary: "a route type other than mx and a",
    rationale: """
      The parameter determines how the name of a next hop is looked up: by its mail exchangers or \
      by its address. There is no other way.
      """,
    pages: [Page.of(.routes)],
    examples: [
      .reports(#"domain "oak.example" { routes = ( "smtp://a.example?type=⟦aaaa⟧" ) }"#),
      .reports(#"domain "oak.example" { routes = ( "smtp://a.example?⟦type⟧&port=26" ) }"#),
      .accepts(
        #"domain "oak.example" { routes = ( "smtp://a.example?type=a" "smtp://b.example?type=MX" ) }"#
      ),
    ])

  static func check(_ route: PlacedRoute, _ findings: inout Findings) {
    for problem in route.problems(.invalidType) {
      route.report(
        problem, by: self, &findings,
        detail: "`mx` looks for mail exchangers, `a` for the address alone")
    }
    for problem in route.missingValues(of: .type) {
      route.report(problem, by: self, &findings, detail: "give `mx` or `a`")
    }
  }
}
