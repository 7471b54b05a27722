/// `loopback-next-hop`
enum LoopbackNextHop: LiteralHopRule {
  static let description = RuleDescription(
    id: "loopback-next-hop", group: .suspicious, severity: .warning,
    summary: "a gateway or route to this machine itself, where the server receives mail",
    rationale: """
      Mail sent to a loopback address on the port of SMTP comes back to the server, if it listens \
      there. Silent for other ports and for LMTP, where another program is meant, and for \
      addresses in `prohibited_hosts`, which are reported by another rule.
      """,
    evidence: .inferred, pages: ["content/momentum/4/outbound-mail-prohibited-hosts.md"],
    examples: [
      .reports(#"domain "oak.example" { gateway = "⟦127.0.0.1⟧" }"#),
      .reports(#"domain "oak.example" { routes = ( "⟦0.0.0.0⟧" ) }"#),
      .accepts(#"domain "oak.example" { routes = ( "smtp://127.0.0.1?port=10025" ) }"#),
      .accepts(
        #"domain "oak.example" { gateway = 127.0.0.1 delivery_method = LMTP lmtp_port = 24 }"#),
    ])

  static func check(_ hop: LiteralHop, _ findings: inout Findings) {
    guard hop.address.isLoopback || hop.address.isUnspecified,
      findings.blocks(of: .prohibitedHosts).around(hop.address) == nil,
      let target = findings.delivery.port(of: hop), target.method != .lmtp,
      hop.address.isUnspecified || target.port == DeliveryMethod.esmtp.defaultPort,
      !findings.delivery.isUnused(hop.setting)
    else { return }
    findings.report(
      self, at: hop.text.textSpan, in: hop.setting.scope,
      "next hop \(hop.address.description) is this machine itself",
      detail: "mail may come back to this server; name another host, or the port of the program "
        + "that is meant")
  }
}
