/// `routes-mx-on-literal-domain`
enum RoutesMXOnLiteralDomain: SettingRule {
  static let description = RuleDescription(
    id: "routes-mx-on-literal-domain", group: .correctness, severity: .error,
    summary: "`__mx__` in the routes of an address or of a name with `#`",
    rationale: """
      Neither an address nor a name that begins with `#` is looked up, so DNS lists no exchangers \
      for it. Silent where no mail uses the routes, as with a static route.
      """,
    pages: [Page.of(.domain), Page.of(.routes)],
    examples: [
      .reports(##"domain "#hop" { routes = ( "192.0.2.20" ⟦"__mx__"⟧ ) }"##),
      .reports(##"domain "192.0.2.7" { routes = ( ⟦__mx__⟧ ) }"##),
      .accepts(#"domain "oak.example" { routes = ( "192.0.2.20" "__mx__" ) }"#),
      .accepts(
        ##"""
        static_routes { target = "192.0.2.9:25" }
        domain "#hop" { tls = no routes = ( "__mx__" ) }
        """##),
    ])

  static let interest = SettingInterest.options([.routes])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, let domain = DeliveryNode(setting.scope)?.domain,
      domain.kind != .name
    else { return }
    for route in findings.delivery.routes(of: setting)
    where route.item.target == .exchangers && !findings.delivery.isUnused(setting) {
      findings.report(
        self, at: route.scalar.span, in: setting.scope,
        "`\(domain.text)` has no exchangers in DNS", detail: "name the hosts")
    }
  }
}
