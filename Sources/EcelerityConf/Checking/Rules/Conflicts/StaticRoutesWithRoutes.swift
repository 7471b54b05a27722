/// `static-routes-with-routes`
enum StaticRoutesWithRoutes: ConfigurationRule {
  static let description = RuleDescription(
    id: "static-routes-with-routes", group: .suspicious, severity: .warning,
    summary: "a static route for all mail together with gateways or routes",
    rationale: """
      The module `static_routes` sends all mail to one address. How it interacts with gateways \
      and routes is not documented; in this toolkit the module replaces the next hops of both \
      (decision D-18).
      """,
    evidence: .decided, pages: [Page.staticRoutes],
    examples: [
      .reports(
        #"""
        static_routes { target = ⟦"192.0.2.9:25"⟧ }
        domain "oak.example" { gateway = "relay.example" }
        """#),
      .accepts(#"static_routes { target = "192.0.2.9:25" }"#),
    ])

  static func check(_ configuration: Configuration, _ findings: inout Findings) {
    guard configuration.hasStaticRoute,
      let target = configuration.module(.staticRoutes)?.setting(.target)
    else { return }
    let others = configuration.settings(of: [.gateway, .routes])
    guard let other = others.first(where: { DeliveryNode($0.scope) != nil }) else { return }
    findings.report(
      self, at: target.valueSpan, in: target.scope,
      "all mail has a static route, but `\(other.name)` is set too",
      detail: "which of them applies is not documented; confroute takes the static route (D-18)",
      related: [RelatedPlace("it is set here", at: other.span)])
  }
}
