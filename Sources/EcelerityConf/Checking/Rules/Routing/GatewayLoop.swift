/// `gateway-loop`
enum GatewayLoop: ConfigurationRule {
  static let description = RuleDescription(
    id: "gateway-loop", group: .suspicious, severity: .warning,
    summary: "domains that are each other's gateways",
    rationale: """
      A gateway is looked up once; by inference it is not followed further (decision D-11), so \
      mail does not loop inside one server. It is a mistake nevertheless: mail for one domain \
      goes to the other. Each loop is reported once, where it starts in the files.
      """,
    evidence: .inferred, pages: [Page.gatewayLookup],
    examples: [
      .reports(
        #"""
        domain "oak.example" { gateway = "⟦elm.example⟧" }
        domain "elm.example" { gateway = "ash.example" }
        domain "ash.example" { gateway = "oak.example" }
        """#),
      .accepts(
        #"""
        domain "oak.example" { gateway = "elm.example" }
        domain "elm.example" { gateway = "ash.example" }
        """#),
      .accepts(#"domain "oak.example" { gateway = "oak.example" }"#),
    ])

  static func check(_ configuration: Configuration, _ findings: inout Findings) {
    for ring in findings.delivery.graph.loops {
      let first = ring[0]
      let names = ring.prefix(4).map { "`\($0.target.domain.text)`" }.joined(separator: ", ")
      findings.report(
        self, at: first.text.textSpan, in: first.setting.scope,
        "gateways form a loop: \(names)\(ring.count > 4 ? " and so on" : "")",
        detail:
          "by inference a gateway is followed once (D-11), so mail does not loop, but it does "
          + "not reach its destination either",
        related: ring.dropFirst().prefix(7).map {
          RelatedPlace("gateway of `\($0.domain?.text ?? "")`", at: $0.text.span)
        })
    }
  }
}
