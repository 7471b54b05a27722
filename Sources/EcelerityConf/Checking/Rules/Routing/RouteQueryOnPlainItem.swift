/// `route-query-on-plain-item`
enum RouteQueryOnPlainItem: RouteRule {
  static let description = RuleDescription(
    id: "route-query-on-plain-item", group: .correctness, severity: .error,
    summary: "parameters on a route that is not a URL",
    rationale: """
      Only the form with a scheme takes parameters; a plain host or `__mx__` does not.
      """,
    pages: [Page.of(.routes)], remedy: .safe,
    examples: [
      .reports(#"domain "oak.example" { routes = ( "relay.example⟦?pref=10⟧" ) }"#),
      .reports(#"domain "oak.example" { routes = ( "__mx__⟦?pref=10⟧" ) }"#),
      .accepts(#"domain "oak.example" { routes = ( "smtp://relay.example?pref=10" "__mx__" ) }"#),
    ])

  static func check(_ route: PlacedRoute, _ findings: inout Findings) {
    for problem in route.problems(.parametersWithoutScheme) {
      // Other problems of the item have to be fixed first.
      let isOnlyProblem = route.item.problems.count == 1
      let edit = isOnlyProblem ? route.scalar.replaced(by: "smtp://" + route.item.text) : nil
      route.report(
        problem, by: self, &findings, detail: "write `smtp://` before the host",
        fix: edit.map { .safe($0, changing: .spelling) })
    }
    for problem in route.problems(.parametersOfExchangers) {
      route.report(
        problem, by: self, &findings,
        detail: "the exchangers keep the preferences that DNS gives them")
    }
  }
}
