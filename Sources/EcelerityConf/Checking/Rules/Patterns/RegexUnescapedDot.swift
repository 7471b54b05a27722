/// `regex-unescaped-dot`
enum RegexUnescapedDot: SelectivePatternRule {
  static let description = RuleDescription(
    id: "regex-unescaped-dot", group: .suspicious, severity: .warning,
    summary: "a dot in a regular expression that matches any character",
    rationale: """
      Between the characters of a name a dot is most likely meant literally, but it matches any \
      character: `^mill.example$` also matches `mill-example`.
      """,
    pages: [Page.of(.scopeMaxOutboundConnections), Page.of(.domain)], remedy: .suggested,
    examples: [
      .reports(#"domain "/^(?:one|two)⟦.⟧example$/" { max_outbound_connections = 5 }"#),
      .reports(#"domain "/^(?:a⟦.⟧example|b)$/" { max_outbound_connections = 5 }"#),
      .accepts(#"domain "/^(?:one|two)[.]example$/" { max_outbound_connections = 5 }"#),
      .accepts(#"domain "/^(?:one|two)\.(?:a|b).*[.]example$/" { max_outbound_connections = 5 }"#),
    ])

  static func check(
    _ label: PatternLabel, _ syntax: PatternSyntax, in scope: Scope, _ findings: inout Findings
  ) {
    for dot in syntax.alternatives.flatMap(\.unescapedDots) {
      let span = label.span(dot)
      findings.report(
        self, at: span, in: scope, "`.` matches any character", detail: "write `[.]` for a dot",
        fix: .suggestion(Edit(replace: span, with: "[.]")))
    }
  }
}
