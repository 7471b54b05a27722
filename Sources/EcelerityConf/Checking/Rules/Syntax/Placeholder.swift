/// `placeholder`
enum Placeholder: SyntaxRule {
  static let description = RuleDescription(
    id: "placeholder", group: .suspicious, severity: .warning,
    summary: "`<…>` or an ellipsis copied from a manual",
    rationale: """
      The manual writes `<name>` for a value to be filled in and `...` for something left out. A \
      placeholder is read as a value; an ellipsis cannot be read and is an error.
      """,
    evidence: .decided, pages: ["content/momentum/4/conf-overview.md"],
    examples: [
      .reports("gateway = ⟦<relay>⟧"),
      .reports("domain \"mill.example\" { ⟦...⟧ }"),
      .accepts("mailerdaemon = \"<postmaster@mill.example>\""),
    ])

  static let problems: [SyntaxProblem.Kind] = [.placeholder, .ellipsis]

  static func severity(of problem: SyntaxProblem, in file: ConfigurationFile) -> Severity {
    problem.kind.severity
  }
}
