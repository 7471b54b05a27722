/// `route-path-ignored`
enum RoutePathIgnored: RouteRule {
  static let description = RuleDescription(
    id: "route-path-ignored", group: .suspicious, severity: .warning,
    summary: "a path in a route whose scheme does not use one",
    rationale: """
      Paths are shown only for push methods. Mail has no path, so something else was probably \
      meant; that it is ignored is inferred.
      """,
    evidence: .inferred, pages: [Page.of(.routes)],
    examples: [
      .reports(#"domain "mill.example" { routes = ( "smtp://a.example⟦/mail⟧?port=26" ) }"#),
      .accepts(#"domain "mill.example" { routes = ( "smtp://a.example?port=26" ) }"#),
    ])

  static func check(_ route: PlacedRoute, _ findings: inout Findings) {
    // An unknown scheme or an invalid host is reported instead.
    guard route.item.scheme != nil || route.item.schemePart == nil else { return }
    if case .invalid = route.item.target { return }
    for problem in route.problems(.pathIgnored) {
      route.report(problem, by: self, &findings, detail: "remove it")
    }
  }
}
