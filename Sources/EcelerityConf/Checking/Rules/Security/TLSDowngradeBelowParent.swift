/// `tls-downgrade-below-parent`
enum TLSDowngradeBelowParent: SettingRule {
  static let description = RuleDescription(
    id: "tls-downgrade-below-parent", group: .security, severity: .warning,
    summary: "an inner scope switches off the TLS that an outer one requires",
    rationale: """
      Mail of the inner scope is sent in clear text although the outer scope requires TLS. \
      Sometimes that is meant, for a server on the same network; say so with a comment that \
      allows it.
      """,
    pages: [Page.of(.tls), Page.fallback],
    examples: [
      .reports(#"tls = required tls_verify = optional domain "mill.example" { tls = ⟦no⟧ }"#),
      .reports(
        #"""
        binding_group "north" {
          tls = required
          tls_verify = optional
          binding "one" { bind_address = 192.0.2.1 tls = ⟦no⟧ }
        }
        """#),
      .reports(
        #"""
        domain "mill.example" { tls = required tls_verify = optional }
        binding "one" { bind_address = 192.0.2.1 domain "mill.example" { tls = ⟦no⟧ } }
        """#),
      .accepts(#"tls = ifavailable domain "mill.example" { tls = no }"#),
    ])

  static let interest = SettingInterest.options([.tls])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, setting.rawScalar?.spells("no") == true,
      let node = DeliveryNode(setting.scope),
      let required = findings.requiredTLS(without: setting, at: node),
      !findings.delivery.isReplacedByNames(setting, .tls)
    else { return }
    findings.report(
      self, at: setting.innerValueSpan, in: setting.scope,
      "TLS is switched off below a scope that requires it",
      detail:
        "remove `\(Keyword.tls) = no`; for a server on the same network, say so in a comment that "
        + "allows it",
      related: [RelatedPlace("required here", at: required.innerValueSpan)])
  }
}
