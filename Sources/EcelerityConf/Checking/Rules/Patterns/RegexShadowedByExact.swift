/// `regex-shadowed-by-exact`
enum RegexShadowedByExact: PatternRule {
  static let description = RuleDescription(
    id: "regex-shadowed-by-exact", group: .style, severity: .info,
    summary: "an option of a regular expression that exact stanzas set for all of its names",
    rationale: """
      Stanzas of exact names are asked first. Reported where every name that the expression matches \
      can be listed and has a stanza with the option, one at least with another value; where all \
      have the same, `regex-redundant` says so.
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
      // What is merely repeated belongs to another rule.
      guard let other = others.first(where: { !$0.means(setting) }) else { return }
      findings.report(
        self, at: setting.nameSpan, in: scope,
        "`\(setting.name)` is set for every name that matches by a stanza of that name, to another "
          + "value",
        detail: "remove it here, or in the stanzas of the names",
        related: [RelatedPlace("this one counts", at: other.span)])
    }
  }

}
