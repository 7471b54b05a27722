/// `route-invalid-port`
enum RouteInvalidPort: RouteRule {
  static let description = RuleDescription(
    id: "route-invalid-port", group: .correctness, severity: .error,
    summary: "a route's port outside the range 1 to 65535",
    rationale: """
      There are no other ports. The console shows 0 for a route without a port, so this toolkit \
      takes 0 as "not set" and reports it only as info (decision D-13).
      """,
    pages: [Page.of(.routes), Page.of(.remoteSmtpPort)],
    examples: [
      .reports(#"domain "oak.example" { routes = ( "smtp://a.example?port=⟦65536⟧" ) }"#),
      .reports(#"domain "oak.example" { routes = ( "smtp://a.example:⟦smtp⟧" ) }"#),
      .reports(#"domain "oak.example" { routes = ( "smtp://a.example?port=⟦0⟧" ) }"#),
      .reports(#"domain "oak.example" { routes = ( "smtp://a.example?⟦port⟧" ) }"#),
      .accepts(#"domain "oak.example" { routes = ( "smtp://a.example?port=26" ) }"#),
    ])

  static func check(_ route: PlacedRoute, _ findings: inout Findings) {
    for problem in route.problems(.invalidPort) + route.missingValues(of: .port) {
      route.report(problem, by: self, &findings, detail: "give a port from 1 to 65535")
    }
    for port in [route.item.value(of: .port), route.item.authorityPort] {
      if let port, port.number == 0 { reportZero(port, route, &findings) }
    }
  }

  private static func reportZero(
    _ port: TextPart, _ route: PlacedRoute, _ findings: inout Findings
  ) {
    findings.report(
      self, at: route.scalar.span(of: port.range), in: route.setting.scope,
      "port 0 is read as no port",
      detail: "leave it out; only the console shows 0 with this meaning (D-13)",
      severity: .info)
  }
}
