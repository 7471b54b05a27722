/// `routes-pref-against-mx`
enum RoutesPrefAgainstMX: SettingRule {
  static let description = RuleDescription(
    id: "routes-pref-against-mx", group: .suspicious, severity: .info,
    summary: "a route before `__mx__` that exchangers from DNS may precede",
    rationale: """
      `__mx__` adds the exchangers with their preferences from DNS, so an exchanger with a lower \
      number comes before a route with a preference above zero. A route after `__mx__` is assumed \
      to be a fallback and is not reported. \
      There is no fix where several routes before `__mx__` have an order among themselves.
      """,
    evidence: .inferred, pages: [Page.of(.routes)], remedy: .suggested,
    examples: [
      .reports(#"domain "oak.example" { routes = ( "smtp://a.example?pref=⟦10⟧" "__mx__" ) }"#),
      .accepts(#"domain "oak.example" { routes = ( "smtp://a.example?pref=0" "__mx__" ) }"#),
      .accepts(#"domain "oak.example" { routes = ( "__mx__" "smtp://a.example?pref=500" ) }"#),
    ])

  static let interest = SettingInterest.options([.routes])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    let routes = findings.delivery.routes(of: setting)
    guard !setting.isReplaced,
      let place = routes.firstIndex(where: { $0.item.target == .exchangers })
    else { return }
    let before = routes[..<place]
    let keepsOrder = before.indices.allSatisfy {
      (before[$0].item.preference ?? $0) == (before[0].item.preference ?? 0)
    }
    for route in before where (route.item.preference ?? 0) > 0 {
      report(route, before: routes[place], isFixable: keepsOrder, setting, &findings)
    }
  }

  private static func report(
    _ route: PlacedRoute, before exchangers: PlacedRoute, isFixable: Bool, _ setting: Setting,
    _ findings: inout Findings
  ) {
    guard let value = route.item.value(of: .pref) else { return }
    let zero = route.scalar.text(replacing: value.range, with: "0")
    findings.report(
      self, at: route.scalar.span(of: value.range), in: setting.scope,
      "route has preference \(value.text) beside exchangers with preferences of their own",
      detail: "by inference one with a lower number goes first; write `pref=0` if the route is to",
      related: [RelatedPlace("the exchangers", at: exchangers.scalar.span)],
      fix: isFixable ? route.scalar.replaced(by: zero).map { .suggestion($0) } : nil)
  }
}
