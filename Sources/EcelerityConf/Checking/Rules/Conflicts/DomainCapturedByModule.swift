/// `domain-captured-by-module`
enum DomainCapturedByModule: ConfigurationRule {
  static let description = RuleDescription(
    id: "domain-captured-by-module", group: .suspicious, severity: .info,
    summary: "a domain with routing options whose mail a module takes",
    rationale: """
      The modules `pipe_transport` and `maildir` take the mail of their domains, which then never \
      reaches delivery over the network.
      """,
    pages: [
      "content/momentum/4/modules/pipe-transport.md", "content/momentum/4/modules/maildir.md",
    ],
    examples: [
      .reports(
        #"""
        maildir { domain = "oak.example" }
        domain "oak.example" { ⟦gateway⟧ = "relay.example" }
        """#),
      .reports(
        #"""
        pipe_transport "p" { domain = ( "oak.example" ) }
        binding "b" { bind_address = 192.0.2.1 domain "oak.example" { ⟦gateway⟧ = "relay.example" } }
        """#),
      .accepts(
        #"""
        maildir { domain = "oak.example" }
        domain "elm.example" { gateway = "relay.example" }
        """#),
    ])

  static func check(_ configuration: Configuration, _ findings: inout Findings) {
    let modules = LocalModules(configuration)
    guard !modules.isEmpty else { return }
    for stanza in configuration.scopes(of: .domain) where DeliveryNode(stanza) != nil {
      guard !stanza.isPattern, let label = stanza.label,
        let setting = stanza.setting(.gateway) ?? stanza.setting(.routes)
          ?? stanza.setting(.deliveryMethod),
        let claim = modules.claim(on: DomainName(label))
      else { continue }
      findings.report(
        self, at: setting.nameSpan, in: stanza,
        "the module `\(claim.module.name)` takes the mail of this domain",
        detail: "`\(setting.name)` is not used; remove it, or leave the domain out of the module",
        related: [RelatedPlace("the module takes it here", at: claim.setting.span)])
    }
  }
}
