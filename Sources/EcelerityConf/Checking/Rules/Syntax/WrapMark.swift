/// `wrap-mark`
enum WrapMark: SyntaxRule {
  static let description = RuleDescription(
    id: "wrap-mark", group: .suspicious, severity: .warning,
    summary: "the `»` with which the manual marks a wrapped line",
    rationale: """
      The manual prints `»` where it had to break a line; in the file there is one line and no \
      mark. Inside a string it becomes part of the value; outside it is a syntax error.
      """,
    evidence: .sample,
    pages: [
      "content/momentum/3/3-reference/webui-common-example.md",
      "content/momentum/4/4-tls-macros.md",
    ],
    examples: [
      .reports("syslocation = \"cellar, ⟦»⟧\n  old mill\""),
      .reports("gateway = ⟦»⟧\n  \"relay.example\""),
      .accepts("syslocation = \"cellar, old mill\""),
    ])

  static let problems: [SyntaxProblem.Kind] = [.wrapMark, .wrapMarkInString]

  static func severity(of problem: SyntaxProblem, in file: ConfigurationFile) -> Severity {
    problem.kind.severity
  }
}
