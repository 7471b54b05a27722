/// `route-type-on-literal`
enum RouteTypeOnLiteral: RouteRule {
  static let description = RuleDescription(
    id: "route-type-on-literal", group: .style, severity: .info,
    summary: "a lookup type for an address",
    rationale: """
      The parameter determines how a name is looked up. An address is not looked up, so it has no \
      effect, although a sample of the manual has it (contradiction X-04). Leave it out.
      """,
    evidence: .inferred, pages: [Page.of(.routes)], remedy: .safe,
    examples: [
      .reports(#"domain "oak.example" { routes = ( "smtp://192.0.2.7?⟦type=mx⟧&port=26" ) }"#),
      .accepts(#"domain "oak.example" { routes = ( "smtp://a.example?type=mx" ) }"#),
    ])

  static func check(_ route: PlacedRoute, _ findings: inout Findings) {
    for problem in route.problems(.typeOfAddress) {
      let edit = route.scalar.replaced(by: route.text(withoutParameter: problem.range))
      route.report(
        problem, by: self, &findings, detail: "leave it out",
        fix: edit.map { .safe($0, changing: .spelling) })
    }
  }
}
