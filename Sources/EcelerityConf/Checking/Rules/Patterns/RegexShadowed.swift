/// `regex-shadowed`
enum RegexShadowed: ConfigurationRule {
  static let description = RuleDescription(
    id: "regex-shadowed", group: .suspicious, severity: .warning,
    summary: "a regular expression whose names all match an earlier one that sets the same options",
    rationale: """
      Expressions are tried in the order of their declaration until one sets the option (D-02). \
      Reported where both are simple enough to be certain: lists of names, perhaps with their \
      subdomains. The values written here then do not apply; where they are the same, \
      `regex-redundant` reports it.
      """,
    evidence: .decided, pages: [Page.of(.domain)],
    examples: [
      .reports(
        #"""
        domain "/(?:^|[.])example$/" { max_outbound_connections = 5 tls = no }
        domain ⟦"/^(?:mill|oak)[.]example$/"⟧ { max_outbound_connections = 50 }
        """#),
      .accepts(
        #"""
        domain "/(?:^|[.])example$/" { max_outbound_connections = 5 tls = no }
        domain "/^(?:mill|oak)[.]example$/" { max_outbound_connections = 5 }
        """#),
      .accepts(
        #"""
        domain "/^(?:mill|oak)[.]example$/" { max_outbound_connections = 50 }
        domain "/(?:^|[.])example$/" { max_outbound_connections = 5 tls = no }
        """#),
      .accepts(
        #"""
        domain "/(?:^|[.])example$/" { max_outbound_connections = 5 }
        domain "/^(?:mill|oak)[.]example$/" { max_outbound_connections = 50 tls = no }
        """#),
    ])

  static func check(_ configuration: Configuration, _ findings: inout Findings) {
    // Equal values are reported by another rule.
    for (stanza, winner) in findings.shadowedPatterns where !stanza.repeats(winner) {
      report(stanza, after: winner, &findings)
    }
  }

  private static func report(_ stanza: Scope, after winner: Scope, _ findings: inout Findings) {
    guard let header = stanza.header, let first = winner.header else { return }
    findings.report(
      self, at: header.labelSpan, in: stanza,
      "nothing in this stanza ever takes effect; other values apply to its names",
      detail: "move it before the earlier one, or remove it",
      related: [RelatedPlace("this matches the same names first", at: first.labelSpan)])
  }
}
