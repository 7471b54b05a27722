/// `ecstream-without-gateway`
enum EcstreamWithoutGateway: MethodRule {
  static let description = RuleDescription(
    id: "ecstream-without-gateway", group: .suspicious, severity: .warning,
    summary: "ECSTREAM without a gateway",
    rationale: """
      Without a gateway, the exchangers of each domain would be contacted with a protocol that \
      only this server supports, on the port of that protocol. That is inferred from the order of \
      routing. Silent in the stanza of a gateway, in a binding while some domain has a next hop, \
      and in the global scope while all bindings, including that of unassigned mail, have \
      gateways.
      """,
    evidence: .inferred, needsWhole: true, pages: [Page.of(.ecstreamPort)],
    examples: [
      .reports(#"domain "oak.example" { delivery_method = "⟦ECSTREAM⟧" ecstream_port = 1826 }"#),
      .accepts(#"domain "oak.example" { delivery_method = "ECSTREAM" gateway = "a.example" }"#),
      .accepts(
        #"""
        delivery_method = ECSTREAM
        binding "default" { gateway = "a.example" }
        binding "b1" { bind_address = 192.0.2.1 gateway = "b.example" }
        """#),
      .accepts(
        #"""
        binding "b1" { gateway = "a.example" }
        domain "a.example" { delivery_method = ECSTREAM }
        """#),
    ])

  static let methods: Set<DeliveryMethod> = [.ecstream]

  static func check(
    _ method: Setting, at situation: DeliverySituation, _ findings: inout Findings
  ) {
    guard findings.delivery.endsAtExchangers(situation) else { return }
    findings.report(
      self, at: method.value.items.first?.textSpan ?? method.valueSpan, in: method.scope,
      "method \(situation.method.name) has no gateway",
      detail: "by inference mail goes to the exchangers of the domain; set `\(Keyword.gateway)`",
      absent: [.gateway])
  }
}
