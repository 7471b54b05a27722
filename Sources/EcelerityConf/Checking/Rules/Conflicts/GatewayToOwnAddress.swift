/// `gateway-to-own-address`
enum GatewayToOwnAddress: LiteralHopRule {
  static let description = RuleDescription(
    id: "gateway-to-own-address", group: .suspicious, severity: .warning,
    summary: "a gateway or route to an address and port at which this server listens",
    rationale: """
      Mail that the server sends to itself may loop. Addresses of listeners are checked with \
      their port, and addresses of sources with the ports of listeners, because a listener for \
      all addresses of a family accepts connections at them too. Listeners that are switched off \
      are not counted. Loopback addresses are reported by another rule.
      """,
    evidence: .inferred, pages: ["content/momentum/4/outbound-mail-prohibited-hosts.md"],
    examples: [
      .reports(
        #"""
        esmtp_listener { listen "192.0.2.5:25" { enable = true } }
        domain "oak.example" { gateway = "⟦192.0.2.5⟧" }
        """#),
      .reports(
        #"""
        esmtp_listener { listen ":25" { enable = true } }
        binding "north" { bind_address = 192.0.2.1 }
        domain "oak.example" { routes = ( "⟦192.0.2.1⟧" ) }
        """#),
      .reports(
        #"""
        esmtp_listener { listen ":25" { enable = true } }
        bind_address = 192.0.2.1
        gateway = "⟦192.0.2.1⟧"
        """#),
      .accepts(
        #"""
        esmtp_listener { enable = false listen "192.0.2.5:25" { listen_backlog = 9 } }
        domain "oak.example" { gateway = "192.0.2.5" }
        """#),
      .accepts(
        #"""
        esmtp_listener { listen "192.0.2.5:25" { enable = true } }
        domain "oak.example" { routes = ( "smtp://192.0.2.5?port=2525" ) }
        """#),
    ])

  static func check(_ hop: LiteralHop, _ findings: inout Findings) {
    guard !hop.address.isLoopback, !hop.address.isUnspecified,
      findings.ownEndpoints.addresses[hop.address] != nil,
      let port = findings.delivery.port(of: hop)?.port,
      let place = findings.ownEndpoints.place(of: hop.address, port: port),
      !findings.delivery.isUnused(hop.setting)
    else { return }
    findings.report(
      self, at: hop.text.textSpan, in: hop.setting.scope,
      "next hop \(hop.address.description), port \(port), is this server itself",
      detail: "mail may loop; name another host",
      related: [RelatedPlace("it is an address of this server", at: place)])
  }
}
