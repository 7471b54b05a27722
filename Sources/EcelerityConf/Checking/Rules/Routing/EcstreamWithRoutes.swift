/// `ecstream-with-routes`
enum EcstreamWithRoutes: SettingRule {
  static let description = RuleDescription(
    id: "ecstream-with-routes", group: .correctness, severity: .error,
    summary: "routes where messages are delivered by ECSTREAM",
    rationale: """
      For this method the manual requires a gateway and never mentions routes. A gateway in the \
      same domain would move the mail away from the method, so set both in a binding or globally, \
      or the method in the domain of the gateway's name. Reported at the routes when they are in \
      the same stanza, otherwise at the method that is combined with routes of another scope: \
      those of an outer scope or, for the method of a binding or a group, those of a domain. A \
      binding in which domains have gateways may be meant only for those.
      """,
    pages: [Page.of(.routes), Page.of(.gateway), Page.ecstreamListener],
    examples: [
      .reports(
        #"domain "oak.example" { delivery_method = "ECSTREAM" ⟦routes⟧ = ( "a.example" ) }"#),
      .reports(
        #"""
        routes = ( "a.example" )
        domain "oak.example" { delivery_method = ⟦ecstream⟧ }
        """#),
      .reports(
        #"""
        binding "b1" { bind_address = 192.0.2.1 delivery_method = ⟦ECSTREAM⟧ }
        domain "oak.example" { routes = ( "a.example" ) }
        """#),
      .accepts(#"domain "oak.example" { delivery_method = "ECSTREAM" gateway = "a.example" }"#),
      .accepts(#"domain "oak.example" { routes = ( "a.example" ) }"#),
      .accepts(
        #"""
        gateway = "relay.example"
        domain "oak.example" { delivery_method = ECSTREAM routes = ( "a.example" ) }
        """#),
    ])

  static let interest = SettingInterest.options([.routes, .deliveryMethod])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, let node = DeliveryNode(setting.scope) else { return }
    if setting.keyword == .routes {
      checkRoutes(setting, node, &findings)
    } else {
      checkMethod(setting, node, &findings)
    }
  }

  private static func checkRoutes(
    _ setting: Setting, _ node: DeliveryNode, _ findings: inout Findings
  ) {
    guard node.container.isGlobal, setting.hasItems,
      let method = findings.delivery.answer(.deliveryMethod, at: node)?.setting,
      DeliverySituation.method(method) == .ecstream,
      // Otherwise the method is reported.
      !method.scope.isInBinding,
      !findings.delivery.isUnused(setting)
    else { return }
    findings.report(
      self, at: setting.nameSpan, in: setting.scope,
      "routes are set where the method is \(DeliveryMethod.ecstream.name)",
      detail: "use `\(Keyword.gateway)` for this method",
      related: [RelatedPlace("the method", at: method.span)])
  }

  private static func checkMethod(
    _ setting: Setting, _ node: DeliveryNode, _ findings: inout Findings
  ) {
    guard DeliverySituation.method(setting) == .ecstream,
      let routes = routes(combinedWith: setting, node, &findings)
    else { return }
    findings.report(
      self, at: setting.value.items.first?.textSpan ?? setting.valueSpan, in: setting.scope,
      "method \(DeliveryMethod.ecstream.name) is combined with routes",
      detail: "the manual requires a gateway for this method, never routes",
      related: [RelatedPlace("the routes", at: routes.nameSpan)])
  }

  /// The routes of another scope that are combined with the method `setting`: those around it, or for a binding or a
  /// group those of the first domain whose mail may be sent on it.
  private static func routes(
    combinedWith setting: Setting, _ node: DeliveryNode, _ findings: inout Findings
  ) -> Setting? {
    guard let situation = findings.delivery.situation(at: node),
      situation.methodSetting?.isSame(as: setting) == true
    else { return nil }
    if let routes = situation.routes {
      return routes.scope.isSame(as: setting.scope) ? nil : routes
    }
    guard !node.isDomain, !node.stanza.isGlobal else { return nil }
    for routes in findings.delivery.map.routesOfDomains.all(in: setting.configuration)
    where findings.delivery.bothApply(setting, routes)
      || findings.delivery.bothApply(setting, toPatternOf: routes)
    {
      return routes
    }
    return nil
  }
}
