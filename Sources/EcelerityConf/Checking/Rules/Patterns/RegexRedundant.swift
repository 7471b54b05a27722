/// `regex-redundant`
enum RegexRedundant: ConfigurationRule, PatternRule {
  static let description = RuleDescription(
    id: "regex-redundant", group: .style, severity: .info,
    summary: "a regular expression whose names get the same values from other stanzas",
    rationale: """
      An earlier expression, or the stanzas of the names themselves, take precedence and set the \
      same options to the same values. Nothing is wrong, and nothing would change without it. \
      Where the values differ, `regex-shadowed` or `regex-shadowed-by-exact` reports it.
      """,
    evidence: .decided, pages: [Page.of(.domain)], remedy: .suggested,
    examples: [
      .reports(
        #"""
        domain "/(?:^|[.])example$/" { max_outbound_connections = 5 tls = no }
        domain ⟦"/^(?:mill|oak)[.]example$/"⟧ { max_outbound_connections = 5 }
        """#),
      .reports(
        #"""
        domain "/^(?:mill|oak)[.]example$/" { ⟦max_outbound_connections⟧ = 5 tls = no }
        domain "mill.example" { max_outbound_connections = 5 }
        domain "oak.example" { max_outbound_connections = 5 }
        """#),
      .accepts(
        #"""
        domain "/(?:^|[.])example$/" { max_outbound_connections = 5 tls = no }
        domain "/^(?:mill|oak)[.]example$/" { max_outbound_connections = 50 }
        """#),
      .accepts(
        #"""
        domain "/^(?:mill|oak)[.]example$/" { max_outbound_connections = 5 tls = no }
        domain "mill.example" { max_outbound_connections = 5 }
        domain "oak.example" { max_outbound_connections = 6 }
        """#),
    ])

  static var subjects: [RuleSubject] { [.configuration(Self.self), .patterns(Self.self)] }
  static func check(_ configuration: Configuration, _ findings: inout Findings) {
    for (stanza, winner) in findings.shadowedPatterns {
      guard stanza.repeats(winner), let header = stanza.header, let first = winner.header else {
        continue
      }
      let isWhole = stanza.headers.count == 1
      findings.report(
        self, at: header.labelSpan, in: stanza,
        "an earlier stanza gives these names the same values",
        detail: "remove it; nothing changes",
        related: [RelatedPlace("this matches the same names first", at: first.labelSpan)],
        fix: isWhole
          ? .suggestion(Edit.removing(header.syntax.statement, in: header.nameSpan.file)) : nil)
    }
  }

  static func check(_ label: PatternLabel, in scope: Scope, _ findings: inout Findings) {
    ShadowedSettings.forEach(by: label, in: scope) { setting, others in
      guard let first = others.first, others.allSatisfy({ $0.means(setting) }) else {
        return
      }
      findings.report(
        self, at: setting.nameSpan, in: scope,
        "every name that matches gets this value of `\(setting.name)` from a stanza of its own",
        detail: "leave it out here; nothing changes",
        related: [RelatedPlace("the same value", at: first.span)], fix: setting.unsetting
      )
    }
  }
}
