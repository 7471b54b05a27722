/// `route-unknown-scheme`
enum RouteUnknownScheme: RouteRule {
  static let description = RuleDescription(
    id: "route-unknown-scheme", group: .correctness, severity: .error,
    summary: "a route with a scheme that the server does not support",
    rationale: """
      Routes support the schemes smtp, apn, gcm, mm7 and http; the xfer client adds xfer. Nothing \
      delivers by any other.
      """,
    pages: [Page.of(.routes), Page.xfer], remedy: .suggested,
    examples: [
      .reports(#"domain "oak.example" { routes = ( "⟦smpt⟧://relay.example" ) }"#),
      .reports(#"domain "oak.example" { routes = ( "a.example" "⟦lmtp⟧://192.0.2.7?port=24" ) }"#),
      .accepts(#"domain "oak.example" { routes = ( "SMTP://relay.example" "192.0.2.7" ) }"#),
      .accepts(#"domain "x.example" { routes = ( "xfer://192.0.2.10?port=8080" ) }"#),
    ])

  static func check(_ route: PlacedRoute, _ findings: inout Findings) {
    let known = RouteItem.Scheme.allCases.map(\.rawValue)
    for problem in route.problems(.unknownScheme) {
      let written = route.item.schemePart?.text ?? ""
      let suggestion =
        isOtherMethod(written) ? nil : Spelling.suggestion(for: written, among: known)
      let edit = suggestion.flatMap {
        route.scalar.replaced(by: route.scalar.text(replacing: problem.range, with: $0))
      }
      route.report(
        problem, by: self, &findings,
        detail: suggestion.map(Spelling.question)
          ?? "the schemes are \(known.joined(separator: ", ")); the protocol is chosen with "
          + "`\(Keyword.deliveryMethod)`",
        fix: edit.map { .suggestion($0) })
    }
  }

  /// Whether it is a delivery method without a scheme: `smtp` resembles `lmtp` only in its letters.
  private static func isOtherMethod(_ written: String) -> Bool {
    switch DeliveryMethod(written) {
    case .lmtp, .ecstream, .delayXfer: true
    default: false
    }
  }
}
