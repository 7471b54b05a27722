/// `route-port-twice`
enum RoutePortTwice: RouteRule {
  static let description = RuleDescription(
    id: "route-port-twice", group: .suspicious, severity: .warning,
    summary: "a route with two ports that differ",
    rationale: """
      Only the parameter is on the page of the option; the port after the host is shown by a \
      sample. Which one wins is not documented: this toolkit takes the parameter (decision D-13). \
      Keep one.
      """,
    evidence: .decided, pages: [Page.of(.routes)], remedy: .suggested,
    examples: [
      .reports(#"domain "oak.example" { routes = ( "smtp://a.example:25?port=⟦26⟧" ) }"#),
      .accepts(#"domain "oak.example" { routes = ( "smtp://a.example:26?port=26" ) }"#),
      .accepts(#"domain "oak.example" { routes = ( "smtp://a.example?port=26" ) }"#),
    ])

  static func check(_ route: PlacedRoute, _ findings: inout Findings) {
    guard let port = route.item.authorityPort else { return }
    for problem in route.problems(.portTwice) {
      let suffix = ByteRange(port.range.lowerBound - 1, port.range.upperBound)
      let edit = route.scalar.replaced(by: route.scalar.text(replacing: suffix, with: ""))
      route.report(
        problem, by: self, &findings,
        detail: "keep one; confroute takes the parameter, which the manual does not say (D-13)",
        fix: edit.map { .suggestion($0) })
    }
  }
}
