/// `gateway-self`
enum GatewaySelf: SettingRule {
  static let description = RuleDescription(
    id: "gateway-self", group: .suspicious, severity: .warning,
    summary: "a domain whose gateway is the domain itself",
    rationale: """
      Mail stays in the queue that it would be in anyway and goes to the exchangers of the \
      domain. That is inferred from the effect of a gateway. Silent where it overrides a gateway \
      of another scope, because it has an effect there.
      """,
    evidence: .inferred, pages: [Page.of(.gateway)], remedy: .suggested,
    examples: [
      .reports(#"domain "oak.example" { gateway = "⟦OAK.example⟧" tls = required }"#),
      .accepts(#"domain "oak.example" { gateway = "relay.oak.example" }"#),
      .accepts(
        #"""
        gateway = "relay.example"
        domain "oak.example" { gateway = "oak.example" }
        """#),
    ])

  static let interest = SettingInterest.options([.gateway])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, let gateway = findings.delivery.gateway(of: setting),
      let domain = gateway.domain, gateway.isOwnDomain,
      findings.delivery.isWithoutEffect(gateway)
    else { return }
    findings.report(
      self, at: gateway.text.textSpan, in: setting.scope,
      "gateway of `\(domain.text)` is the domain itself",
      detail: "by inference mail goes to \(nextHop(of: domain)) anyway; remove it",
      fix: setting.unsetting)
  }

  private static func nextHop(of domain: DomainName) -> String {
    domain.address == nil ? "its exchangers" : "the address"
  }
}
