/// `push-without-routes`
enum PushWithoutRoutes: MethodRule {
  static let description = RuleDescription(
    id: "push-without-routes", group: .correctness, severity: .error,
    summary: "APN, GCM or MM7 without routes",
    rationale: """
      These methods find their servers only through routes. In a binding, a group or the global \
      scope it is reported only when no domain has routes.
      """,
    needsWhole: true, pages: [Page.of(.deliveryMethod), Page.of(.routes)],
    examples: [
      .reports(#"domain "push.example" { delivery_method = "⟦apn⟧" }"#),
      .reports(#"domain "push.example" { delivery_method = "⟦apn⟧" routes = ( "__mx__" ) }"#),
      .accepts(
        #"""
        domain "push.example" {
          delivery_method = "apn"
          routes = ( "apn://gateway.push.example?port=2195" )
        }
        """#),
      .accepts(#"domain "oak.example" { delivery_method = "ESMTP" }"#),
    ])

  static let methods: Set<DeliveryMethod> = [.apn, .gcm, .mm7]

  static func check(
    _ method: Setting, at situation: DeliverySituation, _ findings: inout Findings
  ) {
    let map = findings.delivery.map
    guard situation.hasNoRoutes, !findings.configuration.hasStaticRoute,
      situation.node.isDomain || !map.domainsHaveRoutes
    else { return }
    findings.report(
      self, at: method.value.items.first?.textSpan ?? method.valueSpan, in: method.scope,
      "method \(situation.method.name) has no routes",
      detail: "set `\(Keyword.routes)`; the method has no other way to find its server",
      absent: [.routes])
  }
}
