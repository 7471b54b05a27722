/// `gateway-and-routes-same-scope`
enum GatewayAndRoutesSameScope: SettingRule {
  static let description = RuleDescription(
    id: "gateway-and-routes-same-scope", group: .suspicious, severity: .warning,
    summary: "a gateway and routes in one domain stanza, or both global",
    rationale: """
      The pages of both options claim all connections (contradiction X-05), and none says which \
      wins. By inference a gateway determines the queue, and routes are looked up by the name of \
      the queue: in one domain the gateway wins, globally the routes do (decision D-16). Keep one \
      of them. When both name the same next hop, one is merely redundant, which is reported as \
      info.
      """,
    evidence: .inferred, pages: [Page.of(.gateway), Page.of(.routes)],
    examples: [
      .reports(
        #"domain "oak.example" { gateway = "relay.example" ⟦routes⟧ = ( "a.example" ) }"#),
      .reports(
        #"""
        gateway = "relay.example"
        ⟦routes⟧ = ( "a.example" )
        """#),
      .accepts(
        #"""
        gateway = "relay.example"
        domain "relay.example" { routes = ( "a.example" ) }
        """#),
    ])

  static let interest = SettingInterest.options([.routes])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, setting.hasItems,
      let node = DeliveryNode(setting.scope), node.container.isGlobal,
      let other = setting.scope.setting(.gateway),
      let gateway = DeliveryMap.Gateway(other, at: node), !gateway.isOwnDomain,
      !gateway.belongsToRoutes
    else { return }
    if node.isDomain
      ? findings.delivery.isSameWay(setting, as: gateway)
      : findings.delivery.isNextHop(of: setting, gateway)
    {
      return findings.report(
        self, at: setting.nameSpan, in: setting.scope,
        "routes and gateway name the same next hop; one of them is redundant",
        detail: "leave the routes out", severity: .info,
        related: [RelatedPlace("the gateway", at: gateway.text.span)])
    }
    let isQueue = node.isDomain && findings.delivery.isQueue(node) ?? true
    findings.report(
      self, at: setting.nameSpan, in: setting.scope,
      node.isDomain
        ? "routes are set in a domain that has a gateway" : "routes and gateway are both global",
      detail: isQueue
        ? "by inference mail for its names is queued for the gateway, and only what other gateways move here "
          + "takes these routes (D-16)"
        : node.isDomain
          ? "keep one; by inference mail is queued for the gateway and these routes are not used (D-16)"
          : "keep one; by inference the routes decide where even the gateway's mail goes (D-16)",
      related: [RelatedPlace("the gateway", at: gateway.text.span)])
  }
}
