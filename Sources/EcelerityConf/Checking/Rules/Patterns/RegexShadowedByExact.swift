/// `regex-shadowed-by-exact`
enum RegexShadowedByExact: PatternRule {
  static let description = RuleDescription(
    id: "regex-shadowed-by-exact", group: .style, severity: .info,
    summary: "an option of a regular expression that exact stanzas set for all of its names",
    rationale: """
      Stanzas of exact names are read first. Reported where every name that the expression \
      matches can be listed and has a stanza with the option, at least one of them with another \
      value; where all have the same, `regex-redundant` reports it.
      """,
    pages: [Page.of(.domain)],
    examples: [
      .reports(
        #"""
        domain "/^(?:mill|oak)[.]example$/" { ⟦max_outbound_connections⟧ = 5 tls = no }
        domain "mill.example" { max_outbound_connections = 6 }
        domain "oak.example" { max_outbound_connections = 7 }
        """#),
      .accepts(
        #"""
        domain "/^(?:mill|oak)[.]example$/" { max_outbound_connections = 5 tls = no }
        domain "mill.example" { max_outbound_connections = 6 }
        """#),
    ])

  static func check(_ label: PatternLabel, in scope: Scope, _ findings: inout Findings) {
    ShadowedSettings.forEach(by: label, in: scope) { setting, others in
      // Equal values are reported by another rule.
      guard let other = others.first(where: { !$0.means(setting) }) else { return }
      findings.report(
        self, at: setting.nameSpan, in: scope,
        "every name that matches has a stanza that sets `\(setting.name)` to another value",
        detail: "remove it here, or in the stanzas of the names",
        related: [RelatedPlace("this one applies", at: other.span)])
    }
  }
}
