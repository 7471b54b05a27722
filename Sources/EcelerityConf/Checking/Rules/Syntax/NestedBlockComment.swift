/// `nested-block-comment`
enum NestedBlockComment: SyntaxRule {
  static let description = RuleDescription(
    id: "nested-block-comment", group: .correctness, severity: .error,
    summary: "`/*` inside a `/* */` comment",
    rationale: """
      Block comments do not nest: the first `*/` ends the comment, and what follows it is \
      configuration again. Comment out with `#`, or remove the inner comment.
      """,
    pages: ["content/momentum/4/conf-overview.md"],
    examples: [
      .reports("/* off: ⟦/*⟧ why */\ngateway = \"relay.example\""),
      .reports("/* off:\ngateway = \"a.example\"⟦/*⟧ smart host */\nremote_smtp_port = 26"),
      .reports("/* off:\ndomain a.example {⟦/*⟧hub*/\ntls = no"),
      .accepts("/* all of /data/* and \"/*.conf\" */\ngateway = \"relay.example\""),
      .accepts("/* off: why */\ngateway = \"relay.example\""),
      .accepts("# /* off /*\ngateway = \"relay.example\""),
    ])

  static let problems: [SyntaxProblem.Kind] = [.nestedComment]
}
