/// `gateway-overrides-domain-routes`
enum GatewayOverridesDomainRoutes: SettingRule {
  static let description = RuleDescription(
    id: "gateway-overrides-domain-routes", group: .suspicious, severity: .warning,
    summary: "routes of a domain whose mail a gateway of another scope moves elsewhere",
    rationale: """
      A gateway of a binding, a group or the global scope applies to the domain, so its mail is \
      queued under the gateway's name, and routes are looked up by that name. That follows from \
      several pages, although none states it (decision D-16). Silent where the domain is itself a \
      gateway, which is how the routes of a gateway are set, and for regular expressions that \
      match one of the first gateways. Routes that name the next hops of the gateway's mail \
      anyway are redundant and reported as info, unless mail on other bindings needs them.
      """,
    evidence: .inferred, pages: [Page.routingDomain, Page.of(.gateway), Page.of(.routes)],
    examples: [
      .reports(
        #"""
        gateway = "relay.example"
        domain "oak.example" { ⟦routes⟧ = ( "a.example" ) }
        """#),
      .reports(
        #"""
        binding "b1" { gateway = "relay.example" }
        domain "oak.example" { ⟦routes⟧ = ( "a.example" ) }
        """#),
      .accepts(
        ##"""
        binding "b1" { gateway = "#hop" }
        domain "#hop" { routes = ( "smtp://relay.example?port=587" ) }
        """##),
      .accepts(
        #"""
        gateway = "relay.example"
        domain "oak.example" { gateway = "oak.example" routes = ( "a.example" ) }
        """#),
    ])

  static let interest = SettingInterest.options([.routes])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, setting.hasItems,
      let node = DeliveryNode(setting.scope), node.isDomain, node.container.isGlobal,
      node.stanza.setting(.gateway) == nil, !isQueue(node, &findings),
      let gateway = findings.delivery.outerGateway(of: node), !gateway.belongsToRoutes
    else { return }
    let name = gateway.text.text
    let place = gateway.setting.scope.title
    if findings.delivery.isSameWay(setting, as: gateway) {
      // Mail on bindings without the gateway needs the routes.
      let common = findings.delivery.answer(.gateway, at: node)?.setting
      guard common?.isSame(as: gateway.setting) ?? false else { return }
      return findings.report(
        self, at: setting.nameSpan, in: setting.scope,
        "these routes are redundant; by inference mail goes there by gateway `\(name)` anyway (D-16)",
        detail: "leave out one of the two", severity: .info,
        related: [RelatedPlace("the gateway", at: gateway.text.span)])
    }
    findings.report(
      self, at: setting.nameSpan, in: setting.scope,
      "gateway `\(name)` of \(place.isEmpty ? "the global scope" : place) applies to this domain",
      detail:
        "by inference mail is then queued for the gateway, and these routes are not used (D-16); "
        + "set a gateway for the domain, or routes in `\(gateway.target.domain.stanzaHeader)`",
      related: [RelatedPlace("the gateway", at: gateway.text.span)])
  }

  private static func isQueue(_ node: DeliveryNode, _ findings: inout Findings) -> Bool {
    guard let domain = node.domain else { return findings.delivery.isQueuePattern(node) == true }
    return findings.delivery.map.isQueueOfGateway(domain)
  }
}
