/// `stray-comma`
enum StrayComma: SyntaxRule {
  static let description = RuleDescription(
    id: "stray-comma", group: .suspicious, severity: .warning,
    summary: "a comma that separates nothing",
    rationale: """
      Lists are separated by blanks. One page puts a comma between two items, but none before the \
      first, after the last or twice in a row.
      """,
    evidence: .decided, pages: ["content/momentum/4/modules/opendkim.md"], remedy: .safe,
    examples: [
      .reports("hot_domains = ( \"mill.example\" \"oak.example\"⟦,⟧ )"),
      .accepts("hot_domains = ( \"mill.example\" \"oak.example\" )"),
    ])

  static let problems: [SyntaxProblem.Kind] = [.strayComma, .commaInDictionary]

  static func severity(of problem: SyntaxProblem, in file: ConfigurationFile) -> Severity {
    problem.kind.severity
  }

  static func fix(_ problem: SyntaxProblem, in file: ConfigurationFile) -> Fix? {
    .safe(Edit(replace: SourceSpan(file.id, problem.range), with: ""))
  }
}
