/// `route-pref-out-of-range`
enum RoutePrefOutOfRange: RouteRule {
  static let description = RuleDescription(
    id: "route-pref-out-of-range", group: .correctness, severity: .error,
    summary: "a preference that is not a number from 0 to 65535",
    rationale: """
      The preference of a route is one of mail exchangers, which has 16 bits. Lower ones are \
      tried first.
      """,
    pages: [Page.of(.routes), Page.mxip],
    examples: [
      .reports(#"domain "oak.example" { routes = ( "smtp://a.example?pref=⟦70000⟧" ) }"#),
      .reports(#"domain "oak.example" { routes = ( "smtp://a.example?port=26&pref=⟦first⟧" ) }"#),
      .reports(#"domain "oak.example" { routes = ( "smtp://a.example?⟦pref⟧=" ) }"#),
      .accepts(
        #"domain "oak.example" { routes = ( "smtp://a.example?pref=0" "smtp://b.example?pref=65535" ) }"#
      ),
    ])

  static func check(_ route: PlacedRoute, _ findings: inout Findings) {
    for problem in route.problems(.invalidPreference) + route.missingValues(of: .pref) {
      route.report(
        problem, by: self, &findings, detail: "give a number from 0, tried first, to 65535")
    }
  }
}
