/// `merge-conflict`
enum MergeConflict: SyntaxRule {
  static let description = RuleDescription(
    id: "merge-conflict", group: .correctness, severity: .error,
    summary: "the markers of a merge conflict",
    rationale: """
      A version control system that could not merge two versions of a file leaves both in it, between \
      lines of seven `<`, `=` and `>`. Nothing else is said of what stands between them. Of the rest of the file \
      those mistakes of grammar are told that are there whichever side is chosen.
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
