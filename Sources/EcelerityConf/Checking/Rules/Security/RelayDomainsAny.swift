/// `relay-domains-any`
enum RelayDomainsAny: SettingRule {
  static let description = RuleDescription(
    id: "relay-domains-any", group: .security, severity: .error,
    summary: "mail is accepted for every domain",
    rationale: """
      A star alone matches every domain, so that mail from anyone to anywhere is accepted: an open \
      relay. That it matches follows from the rule for names that begin with a star.
      """,
    evidence: .inferred, pages: ["content/momentum/4/config/ref-relay-domains.md"],
    examples: [
      .reports(#"relay_domains = ( "mill.example" "⟦*⟧" )"#),
      .accepts(#"relay_domains = ( "mill.example" "*.mill.example" )"#),
    ])

  static let interest = SettingInterest.options([.relayDomains])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, findings.row(for: setting) != nil else { return }
    for item in setting.rawValues where item.spells("*") {
      findings.report(
        self, at: item.innerSpan, in: setting.scope, "`*` accepts mail for every domain",
        detail: "list the domains that are relayed for")
    }
  }
}
