/// `gateway-chain`
enum GatewayChain: SettingRule {
  static let description = RuleDescription(
    id: "gateway-chain", group: .suspicious, severity: .warning,
    summary: "a gateway that has a gateway of its own",
    rationale: """
      The server looks for a gateway once, for the recipient's domain; by inference the gateway of \
      the gateway is not looked for (decision D-11). Name the last one directly.
      """,
    evidence: .inferred, pages: [Page.gatewayLookup],
    examples: [
      .reports(
        #"""
        gateway = "⟦elm.example⟧"
        domain "elm.example" { gateway = "ash.example" }
        """#),
      .reports(
        #"""
        domain "oak.example" { gateway = "⟦elm.example⟧" }
        domain "/^elm/" { gateway = "ash.example" }
        """#),
      .accepts(
        #"""
        gateway = "elm.example"
        domain "oak.example" { gateway = "ash.example" }
        """#),
    ])

  static let interest = SettingInterest.options([.gateway])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, let gateway = findings.delivery.gateway(of: setting),
      !gateway.isOwnDomain,
      mayHaveGateway(gateway.target.domain, findings.delivery.map),
      !findings.delivery.graph.isInLoop(gateway),
      let next = findings.delivery.gateway(in: gateway.node.container, for: gateway.target.domain),
      next.node.isDomain
    else { return }
    findings.report(
      self, at: gateway.text.textSpan, in: setting.scope,
      "gateway `\(gateway.text.text)` has the gateway `\(next.text.text)`",
      detail: "by inference that is not followed (D-11); name the last one here",
      related: [RelatedPlace("the gateway of the gateway", at: next.text.span)])
  }

  private static func mayHaveGateway(_ name: DomainName, _ map: DeliveryMap) -> Bool {
    map.hasPatternWithGateway || map.namesWithGateway.contains(name.text)
  }
}
