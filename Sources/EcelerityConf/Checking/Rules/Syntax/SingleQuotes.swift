/// `single-quotes`
enum SingleQuotes: SyntaxRule {
  static let description = RuleDescription(
    id: "single-quotes", group: .correctness, severity: .error,
    summary: "single quotes around a value",
    rationale: """
      No sample of the manual encloses a value in single quotes, and `'` is itself one of the \
      characters that need double quotes. How the server reads it is not documented.
      """,
    evidence: .decided, rewritesTokens: true,
    pages: ["content/momentum/4/conf-overview.md"], remedy: .safe,
    examples: [
      .reports("gateway = ⟦'relay.example'⟧"),
      .accepts("gateway = \"relay.example\""),
      .accepts("syslocation = \"the mill's cellar\""),
    ])

  static let problems: [SyntaxProblem.Kind] = [.singleQuotes]

  static func fix(_ problem: SyntaxProblem, in file: ConfigurationFile) -> Fix? {
    Fix.requoting(file.tree.token(at: problem.range.lowerBound), in: file)
  }
}
