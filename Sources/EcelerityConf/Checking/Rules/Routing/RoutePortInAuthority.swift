/// `route-port-in-authority`
enum RoutePortInAuthority: RouteRule {
  static let description = RuleDescription(
    id: "route-port-in-authority", group: .style, severity: .info,
    summary: "a port after the host of a route instead of a parameter",
    rationale: """
      The page of the option has only the parameter `port`. A sample of the vendor puts the port \
      after the host of a URL, so it is accepted there too; after a plain host, without a scheme, \
      not even a sample has it, and that is an error.
      """,
    evidence: .sample, pages: [Page.of(.routes)], remedy: .safe,
    examples: [
      .reports(#"domain "oak.example" { routes = ( "smtp://relay.example:⟦587⟧?pref=1" ) }"#),
      .reports(#"domain "oak.example" { routes = ( "relay.example:⟦587⟧" ) }"#),
      .accepts(#"domain "oak.example" { routes = ( "smtp://relay.example?port=587" ) }"#),
    ])

  static func check(_ route: PlacedRoute, _ findings: inout Findings) {
    // Two different ports are reported by another rule.
    guard let port = route.item.authorityPort, port.number != 0,
      route.problems(.portTwice).isEmpty
    else { return }
    for problem in route.problems(.portInAuthority) {
      route.report(
        problem, by: self, &findings,
        detail: "a sample of the vendor has it; the manual has `?port=\(port.text)`",
        fix: rewritten(route, port).map { .safe($0, changing: .spelling) })
    }
    for problem in route.problems(.portWithoutScheme) {
      route.report(
        problem, by: self, &findings,
        detail: "write `smtp://\(route.item.hostPart?.text ?? "")?port=\(port.text)`",
        severity: .error, fix: rewritten(route, port).map { .suggestion($0) })
    }
  }

  /// An edit that moves the port into a parameter; nil where a parameter has another value, which counts for nothing:
  /// without the port of the authority, the option of the method would decide (decision D-13). Nil also beside a
  /// parameter that is not known, which may be a misspelt port.
  private static func rewritten(_ route: PlacedRoute, _ port: TextPart) -> Edit? {
    guard route.problems(.unknownParameter).isEmpty else { return nil }
    let parameter = route.item.value(of: .port)
    if let parameter, parameter.number != port.number { return nil }
    let suffix = ByteRange(port.range.lowerBound - 1, port.range.upperBound)
    let text = route.scalar.text(replacing: suffix, with: "")
    let bare = PlacedRoute(
      Scalar(text: text, span: route.scalar.span, isQuoted: true), of: route.setting)
    return route.scalar.replaced(
      by: parameter == nil ? bare.text(withParameter: "port=\(port.text)") : text)
  }
}
