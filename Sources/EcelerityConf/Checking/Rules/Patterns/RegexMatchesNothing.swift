/// `regex-matches-nothing`
enum RegexMatchesNothing: PatternRule {
  static let description = RuleDescription(
    id: "regex-matches-nothing", group: .suspicious, severity: .warning,
    summary: "a regular expression that matches no name",
    rationale: """
      Names of domains contain no blanks and no signs such as `@`, `/`, `,` or `;`, and neither \
      they nor their labels are empty; a `]` can only end the literal of an address. The expression on the page of the stanza contains slashes because of a mistake \
      in its conversion (contradiction X-07); an older edition shows what was meant.
      """,
    evidence: .inferred, pages: [Page.of(.domain)],
    examples: [
      .reports(#"domain "/(?:^|[.])mill[.](⟦/⟧guide/test)$/" { max_outbound_connections = 5 }"#),
      .reports(#"domain "/^mill⟦,⟧example$/" { max_outbound_connections = 5 }"#),
      .reports(#"domain "/mill.⟦]⟧example$/" { max_outbound_connections = 5 }"#),
      .reports(#"domain "/⟦^$⟧/" { max_outbound_connections = 5 }"#),
      .reports(#"domain "/^mill⟦ ⟧oak[.]example$/" { max_outbound_connections = 5 }"#),
      .reports(#"domain "/⟦^mail\\.$⟧/" { max_outbound_connections = 5 }"#),
      .reports(#"domain "/⟦[.][.]⟧/" { max_outbound_connections = 5 }"#),
      .accepts(#"domain "/^mail[.]/" { max_outbound_connections = 5 }"#),
      .accepts(#"domain "/(?:^|[.])mill[.](?:example|test)$/" { max_outbound_connections = 5 }"#),
    ])

  static func check(_ label: PatternLabel, in scope: Scope, _ findings: inout Findings) {
    guard let part = label.impossiblePart else { return }
    findings.report(
      self, at: label.span(part), in: scope, "this matches no domain name",
      detail: "names have no blanks and no signs such as `@`, `/` and `,`, and a dot only between "
        + "two labels")
  }
}
