/// `lmtp-to-mx`
enum LmtpToMX: MethodRule {
  static let description = RuleDescription(
    id: "lmtp-to-mx", group: .suspicious, severity: .warning,
    summary: "LMTP without a gateway and without routes",
    rationale: """
      Without either, the exchangers of each domain would be contacted by LMTP, which they do not \
      expect. That is inferred from the order of routing. Silent in the stanza of a gateway, of \
      an address or of a name with `#`, in a binding while some domain has a next hop, and in the \
      global scope while all bindings, including that of unassigned mail, have gateways.
      """,
    evidence: .inferred, needsWhole: true, pages: [Page.of(.deliveryMethod)],
    examples: [
      .reports(#"domain "mill.example" { delivery_method = ⟦LMTP⟧ lmtp_port = 24 }"#),
      .reports(
        #"domain "mill.example" { delivery_method = ⟦LMTP⟧ lmtp_port = 24 routes = ( "__mx__" ) }"#),
      .accepts(
        #"domain "mill.example" { delivery_method = LMTP gateway = 192.0.2.20 lmtp_port = 24 }"#),
      .accepts(
        #"""
        delivery_method = LMTP
        lmtp_port = 24
        binding "default" { gateway = "relay.example" }
        binding "b" { bind_address = 192.0.2.1 gateway = "mill.example" }
        """#),
      .accepts(
        #"""
        gateway = 192.0.2.20
        domain 192.0.2.20 { delivery_method = LMTP lmtp_port = 24 }
        """#),
    ])

  static let methods: Set<DeliveryMethod> = [.lmtp]

  static func check(
    _ method: Setting, at situation: DeliverySituation, _ findings: inout Findings
  ) {
    guard findings.delivery.endsAtExchangers(situation) else { return }
    findings.report(
      self, at: method.value.items.first?.textSpan ?? method.valueSpan, in: method.scope,
      "method \(situation.method.name) has neither gateway nor routes",
      detail: "by inference mail goes to public exchangers; name the server with "
        + "`\(Keyword.gateway)` or `\(Keyword.routes)`", absent: [.gateway, .routes])
  }
}
