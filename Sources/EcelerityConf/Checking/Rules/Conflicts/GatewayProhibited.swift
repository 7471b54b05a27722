/// `gateway-prohibited`
enum GatewayProhibited: LiteralHopRule {
  static let description = RuleDescription(
    id: "gateway-prohibited", group: .correctness, severity: .error,
    summary: "a gateway or route to an address in `prohibited_hosts`",
    rationale: """
      When an address in `prohibited_hosts` is selected, all mail of the domain fails with 551. A \
      gateway whose queue has routes is not a next hop itself.
      """,
    pages: [Page.of(.prohibitedHosts), Page.responses],
    examples: [
      .reports(
        #"""
        prohibited_hosts = ( "192.0.2.128/25" )
        domain "oak.example" { gateway = "⟦192.0.2.200⟧" }
        domain "elm.example" { routes = ( "⟦192.0.2.130⟧" "192.0.2.5" ) }
        """#),
      .accepts(
        #"""
        prohibited_hosts = ( "192.0.2.128/25" )
        domain "oak.example" { gateway = "192.0.2.20" }
        """#),
      .accepts(
        #"""
        prohibited_hosts = ( "192.0.2.128/25" )
        gateway = "192.0.2.200"
        domain "192.0.2.200" { routes = ( "198.51.100.1" ) }
        """#),
    ])

  static func check(_ hop: LiteralHop, _ findings: inout Findings) {
    guard let block = findings.blocks(of: .prohibitedHosts).around(hop.address),
      !findings.configuration.hasStaticRoute, !findings.delivery.isReplacedByRoutes(hop.setting)
    else { return }
    findings.report(
      self, at: hop.text.textSpan, in: hop.setting.scope,
      "next hop \(hop.address.description) is in `\(Keyword.prohibitedHosts)`",
      detail: "mail fails with 551 when it is picked; name another host, or change the list",
      related: [RelatedPlace("this prohibits it", at: block.span)])
  }
}
