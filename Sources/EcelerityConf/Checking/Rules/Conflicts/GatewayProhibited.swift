/// `gateway-prohibited`
enum GatewayProhibited: LiteralHopRule, ConfigurationRule {
  static let description = RuleDescription(
    id: "gateway-prohibited", group: .correctness, severity: .error,
    summary: "a gateway, route or static route to an address in `prohibited_hosts`",
    rationale: """
      When an address in `prohibited_hosts` is selected, all mail of the domain fails with 551. A \
      gateway whose queue has routes is not a next hop itself, and neither are the routes of a \
      domain whose mail a gateway moves to another queue, nor those of a domain whose mail is \
      rerouted or dropped.
      """,
    pages: [Page.of(.prohibitedHosts), Page.responses],
    examples: [
      .reports(
        #"""
        prohibited_hosts = ( "192.0.2.128/25" )
        domain "oak.example" { gateway = "⟦192.0.2.200⟧" }
        domain "elm.example" { routes = ( "⟦192.0.2.130⟧" "192.0.2.5" ) }
        """#),
      .reports(
        #"""
        prohibited_hosts = ( "127.0.0.0/8" )
        static_routes { target = "⟦127.0.0.1:25⟧" }
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
      .accepts(
        #"""
        prohibited_hosts = ( "192.0.2.128/25" )
        domain "oak.example" { gateway = "relay.example" routes = ( "192.0.2.200" ) }
        """#),
      .accepts(
        #"""
        prohibited_hosts = ( "192.0.2.128/25" )
        domain "oak.example" { reroute_domain = "elm.example" gateway = "192.0.2.200" }
        """#),
    ])

  static var subjects: [RuleSubject] { [.settings(Self.self), .configuration(Self.self)] }

  static func check(_ hop: LiteralHop, _ findings: inout Findings) {
    guard let block = findings.blocks(of: .prohibitedHosts).around(hop.address),
      !findings.delivery.isUnused(hop.setting)
    else { return }
    report(hop.address, at: hop.text, of: hop.setting, in: block, &findings)
  }

  /// Checks the static route, which takes the place of all gateways and routes (decision D-18).
  static func check(_ configuration: Configuration, _ findings: inout Findings) {
    guard configuration.hasStaticRoute,
      let target = configuration.module(.staticRoutes)?.setting(.target),
      case .scalar(let text) = target.value,
      let address = IPAddress(Authority(text.text).host.text),
      let block = findings.blocks(of: .prohibitedHosts).around(address)
    else { return }
    report(address, at: text, of: target, in: block, &findings)
  }

  private static func report(
    _ address: IPAddress, at text: Scalar, of setting: Setting, in block: Scalar,
    _ findings: inout Findings
  ) {
    findings.report(
      self, at: text.textSpan, in: setting.scope,
      "next hop \(address.description) is in `\(Keyword.prohibitedHosts)`",
      detail: "mail fails with 551 when it is picked; name another host, or change the list",
      related: [RelatedPlace("this prohibits it", at: block.span)])
  }
}
