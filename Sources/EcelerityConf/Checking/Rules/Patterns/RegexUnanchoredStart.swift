/// `regex-unanchored-start`
enum RegexUnanchoredStart: SelectivePatternRule {
  static let description = RuleDescription(
    id: "regex-unanchored-start", group: .suspicious, severity: .warning,
    summary: "a regular expression that can begin to match in the middle of a label",
    rationale: """
      An expression matches anywhere in a name: `mill[.]example$` also matches `sawmill.example`. \
      Begin it with `^`, or with `(?:^|[.])` to include subdomains.
      """,
    pages: [Page.of(.domain)], remedy: .suggested,
    examples: [
      .reports(#"domain "/⟦m⟧ill[.](?:example|test)$/" { max_outbound_connections = 5 }"#),
      .reports(#"domain "/^mill[.](?:a|b)$|⟦o⟧ak[.](?:a|b)$/" { max_outbound_connections = 5 }"#),
      .accepts(#"domain "/(?:^|[.])mill[.]example$/" { max_outbound_connections = 5 }"#),
      .accepts(#"domain "/[.]mill[.]example$/" { max_outbound_connections = 5 }"#),
    ])

  static func check(
    _ label: PatternLabel, _ syntax: PatternSyntax, in scope: Scope, _ findings: inout Findings
  ) {
    for alternative in syntax.alternatives where !alternative.isAnchoredAtStart {
      guard let first = alternative.items.first else { continue }
      findings.report(
        self, at: label.span(first.range), in: scope,
        "the regular expression does not begin with `^` here",
        detail: "begin with `^`, or with `(?:^|[.])` to match subdomains too",
        fix: .suggestion(label.insertion(of: "(?:^|[.])", at: alternative.range.lowerBound)))
    }
  }
}
