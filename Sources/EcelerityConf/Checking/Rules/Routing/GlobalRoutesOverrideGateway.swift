/// `global-routes-override-gateway`
enum GlobalRoutesOverrideGateway: ConfigurationRule {
  static let description = RuleDescription(
    id: "global-routes-override-gateway", group: .suspicious, severity: .warning,
    summary: "a gateway whose next hop comes from the global routes",
    rationale: """
      Routes are looked up by the name of the queue, which is the gateway's. When that has none \
      of its own, the global ones apply, and the gateway is never connected to. That is inferred \
      (decision D-16). Give the gateway's domain routes of its own; each name is reported once. \
      Global routes that name the gateway itself are redundant and reported as info.
      """,
    evidence: .inferred, needsWhole: true, pages: [Page.of(.routes), Page.of(.gateway)],
    remedy: .suggested,
    examples: [
      .reports(
        #"""
        routes = ( "a.example" )
        binding "b1" { gateway = "⟦relay.example⟧" }
        binding "b2" { gateway = "relay.example" }
        """#),
      .accepts(
        #"""
        routes = ( "a.example" )
        binding "b1" { gateway = "relay.example" }
        domain "relay.example" { routes = ( "__mx__" ) }
        """#),
      .accepts(
        #"""
        routes = ( "__mx__" )
        domain "oak.example" { gateway = "relay.example" }
        """#),
    ])

  static func check(_ configuration: Configuration, _ findings: inout Findings) {
    guard let routes = configuration.global.setting(.routes), routes.hasItems,
      !routes.isExchangersAlone, !configuration.hasStaticRoute
    else { return }
    var seen: Set<DomainName> = []
    for gateway in findings.delivery.map.gateways
    where !gateway.isOwnDomain && !gateway.belongsToRoutes {
      let name = gateway.target.domain
      guard seen.insert(name).inserted,
        let answer = findings.delivery.answer(.routes, in: configuration.global, for: name),
        answer.setting?.scope.isGlobal == true
      else { continue }
      report(gateway, routes, &findings)
    }
  }

  private static func report(
    _ gateway: DeliveryMap.Gateway, _ routes: Setting, _ findings: inout Findings
  ) {
    if findings.delivery.isNextHop(of: routes, gateway) {
      return findings.report(
        self, at: gateway.text.textSpan, in: gateway.setting.scope,
        "the global routes name gateway `\(gateway.text.text)` too; one of them is redundant",
        detail: "leave one out", severity: .info,
        related: [RelatedPlace("the global routes", at: routes.nameSpan)])
    }
    let header = gateway.target.domain.stanzaHeader
    findings.report(
      self, at: gateway.text.textSpan, in: gateway.setting.scope,
      "mail for gateway `\(gateway.text.text)` takes the global routes",
      detail: "by inference (D-16); give `\(header)` routes of its own",
      related: [RelatedPlace("the global routes", at: routes.nameSpan)], fix: fix(gateway))
  }

  private static func fix(_ gateway: DeliveryMap.Gateway) -> Fix? {
    let name = gateway.target.domain
    let hop: String
    switch name.kind {
    case .synthetic: return nil
    case .name: hop = RouteItem.exchangersToken
    case .address(let address): hop = address.isIPv6 ? "[\(name.text)]" : name.text
    }
    let stanza = "\(name.stanzaHeader) { \(Keyword.routes) = ( \(ScalarSpelling.quoted(hop)) ) }"
    return gateway.setting.insertionAtTop(of: stanza).map { .suggestion($0) }
  }
}
