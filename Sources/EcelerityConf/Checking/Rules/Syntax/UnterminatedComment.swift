/// `unterminated-comment`
enum UnterminatedComment: SyntaxRule {
  static let description = RuleDescription(
    id: "unterminated-comment", group: .correctness, severity: .error,
    summary: "`/*` without `*/`",
    rationale: """
      Everything up to the end of the file is a comment, so any configuration there is silently \
      lost.
      """,
    pages: ["content/momentum/4/conf-overview.md"],
    examples: [
      .reports("⟦/*⟧ old settings\ngateway = \"relay.example\""),
      .accepts("/* old settings */\ngateway = \"relay.example\""),
    ])

  static let problems: [SyntaxProblem.Kind] = [.unterminatedComment]
}
