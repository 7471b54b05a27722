/// `route-unknown-query-key`
enum RouteUnknownQueryKey: RouteRule {
  static let description = RuleDescription(
    id: "route-unknown-query-key", group: .correctness, severity: .error,
    summary: "a route parameter other than pref, ttl, port and type",
    rationale: """
      The page of the option lists four parameters. What the server does with another one is not \
      documented; it is unlikely to do what was meant.
      """,
    pages: [Page.of(.routes)], remedy: .suggested,
    examples: [
      .reports(#"domain "oak.example" { routes = ( "smtp://a.example?⟦prio⟧=1&port=26" ) }"#),
      .reports(#"domain "oak.example" { routes = ( "smtp://a.example?⟦perf⟧=1" ) }"#),
      .reports(#"domain "oak.example" { routes = ( "smtp://a.example?pref=1&⟦⟧" ) }"#),
      .accepts(#"domain "oak.example" { routes = ( "smtp://a.example?pref=1&ttl=60&type=a" ) }"#),
    ])

  static func check(_ route: PlacedRoute, _ findings: inout Findings) {
    let known = RouteItem.Parameter.Key.allCases.map(\.rawValue)
    // Each fix rewrites the whole route.
    let isFixable = route.item.parameters.count <= Scalar.maximumParts
    for problem in route.problems(.unknownParameter) + route.problems(.emptyParameter) {
      let suggestion =
        problem.kind == .unknownParameter
        ? Spelling.suggestion(for: problem.text(in: route.item), among: known) : nil
      let edit = (isFixable ? suggestion : nil).flatMap {
        route.scalar.replaced(by: route.scalar.text(replacing: problem.range, with: $0))
      }
      route.report(
        problem, by: self, &findings,
        detail: suggestion.map(Spelling.question)
          ?? "the parameters are \(known.joined(separator: ", "))",
        fix: edit.map { .suggestion($0) })
    }
  }
}
