/// `gateway-chain`
enum GatewayChain: SettingRule {
  static let description = RuleDescription(
    id: "gateway-chain", group: .suspicious, severity: .warning,
    summary: "a gateway that has a gateway of its own",
    rationale: """
      The server looks up a gateway once, for the recipient's domain; by inference it does not \
      look up the gateway of the gateway (decision D-11). Name the last one directly.
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
      .reports(
        #"""
        domain "oak.example" { gateway = "⟦elm.example⟧" }
        binding "b" { bind_address = 192.0.2.1 domain "elm.example" { gateway = "ash.example" } }
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
      let next = next(of: gateway, &findings) ?? nextOnBinding(of: gateway, &findings)
    else { return }
    findings.report(
      self, at: gateway.text.textSpan, in: setting.scope,
      "gateway `\(gateway.text.text)` has the gateway `\(next.text.text)`",
      detail: "by inference that is not followed (D-11); name the last one here",
      related: [RelatedPlace("the gateway of the gateway", at: next.text.span)])
  }

  /// The gateway of the gateway's own domain, where the gateway is set.
  private static func next(
    of gateway: DeliveryMap.Gateway, _ findings: inout Findings
  ) -> DeliveryMap.Gateway? {
    let next = findings.delivery.gateway(in: gateway.node.container, for: gateway.target.domain)
    return next.flatMap { $0.node.isDomain ? $0 : nil }
  }

  /// The gateway of the gateway on the first binding that sets one, if the gateway applies there.
  private static func nextOnBinding(
    of gateway: DeliveryMap.Gateway, _ findings: inout Findings
  ) -> DeliveryMap.Gateway? {
    guard gateway.node.container.isGlobal, let domain = gateway.domain,
      let next = findings.delivery.map.nestedGateway(of: gateway.target.domain),
      !next.isOwnDomain, next.target.domain != domain
    else { return nil }
    let held = findings.delivery.gateway(in: next.node.container, for: domain)
    return held?.setting.isSame(as: gateway.setting) ?? false ? next : nil
  }

  private static func mayHaveGateway(_ name: DomainName, _ map: DeliveryMap) -> Bool {
    map.hasPatternWithGateway || map.namesWithGateway.contains(name.text)
  }
}
