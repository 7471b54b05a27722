/// `merge-conflict`
enum MergeConflict: SyntaxRule {
  static let description = RuleDescription(
    id: "merge-conflict", group: .correctness, severity: .error,
    summary: "an unresolved merge conflict",
    rationale: """
      A version control system that could not merge two versions of a file leaves both in it, \
      between lines of seven `<`, `=` and `>`. Nothing else is reported between them. In the rest \
      of the file, syntax errors are reported only if they exist whichever side is chosen.
      """,
    evidence: .decided, pages: ["content/momentum/4/conf-overview.md"],
    examples: [
      .reports(
        """
        ⟦<<<<<<<⟧ HEAD
        gateway = "relay.example"
        =======
        gateway = "other.example"
        >>>>>>> more
        """),
      .accepts("gateway = \"relay.example\""),
    ])

  static let problems: [SyntaxProblem.Kind] = [.mergeConflict]
}
