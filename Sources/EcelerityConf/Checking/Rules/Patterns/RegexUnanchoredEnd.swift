/// `regex-unanchored-end`
enum RegexUnanchoredEnd: SelectivePatternRule {
  static let description = RuleDescription(
    id: "regex-unanchored-end", group: .suspicious, severity: .warning,
    summary: "a regular expression, or one of its alternatives, that does not end with `$`",
    rationale: """
      An expression matches anywhere in a name. Without `$` it also matches longer names, such as \
      a subdomain of somebody else, whose mail then has this stanza's settings. Where the \
      expression ends with a dot, with something repeated, or with its only label, `$` alone \
      would leave little or nothing to match: the rest of the name belongs there too.
      """,
    pages: [Page.of(.domain)], remedy: .suggested,
    examples: [
      .reports(#"domain "/^(?:mill|oak)[.]exampl⟦e⟧/" { max_outbound_connections = 5 }"#),
      .reports(#"domain "/^mill[.]exampl⟦e⟧|^oak[.]example$/" { max_outbound_connections = 5 }"#),
      .reports(#"domain "/^mail⟦[.]⟧/" { max_outbound_connections = 5 }"#),
      .accepts(#"domain "/^(?:mill[.]example$|oak[.]test\z)/" { max_outbound_connections = 5 }"#),
    ])

  static func check(
    _ label: PatternLabel, _ syntax: PatternSyntax, in scope: Scope, _ findings: inout Findings
  ) {
    for alternative in syntax.alternatives where !alternative.isAnchoredAtEnd {
      guard let last = alternative.items.last else { continue }
      let endsInside = alternative.endsInsideName
      findings.report(
        self, at: label.span(last.range), in: scope,
        "the regular expression does not end with `$` here",
        detail: endsInside
          ? "write the rest of the name and `$`, or longer names match, whatever they end with"
          : "add `$`, or longer names match too",
        fix: endsInside
          ? nil : .suggestion(label.insertion(of: "$", at: alternative.range.upperBound)))
    }
  }
}
