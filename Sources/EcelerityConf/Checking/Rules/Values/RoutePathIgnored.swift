/// `route-path-ignored`
enum RoutePathIgnored: RouteRule {
  static let description = RuleDescription(
    id: "route-path-ignored", group: .suspicious, severity: .warning,
    summary: "a path in a route whose scheme has no use for one",
    rationale: """
      Paths are shown for push methods only. Mail has no path, so something else was probably meant; \
      that it is ignored is an inference.
      """,
    evidence: .inferred, pages: [Page.of(.routes)],
    examples: [
      .reports(#"domain "mill.example" { routes = ( "smtp://a.example⟦/mail⟧?port=26" ) }"#),
      .accepts(#"domain "mill.example" { routes = ( "smtp://a.example?port=26" ) }"#),
    ])

  static func check(_ route: PlacedRoute, _ findings: inout Findings) {
    // An unknown scheme or a wrong host says enough.
    guard route.item.scheme != nil || route.item.schemePart == nil else { return }
    if case .invalid = route.item.target { return }
    for problem in route.problems(.pathIgnored) {
      route.report(problem, by: self, &findings, detail: "remove it")
    }
  }
}
