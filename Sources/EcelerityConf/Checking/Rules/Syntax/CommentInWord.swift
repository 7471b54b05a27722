/// `comment-in-word`
enum CommentInWord: SyntaxRule {
  static let description = RuleDescription(
    id: "comment-in-word", group: .suspicious, severity: .warning,
    summary: "`/*` inside a bare word",
    rationale: """
      It is read as part of the word, such as a path that ends in a star. Whether the server \
      takes it as the start of a comment is not documented; quotes, or a space before the \
      comment, make it clear.
      """,
    evidence: .decided, rewritesTokens: true,
    pages: ["content/momentum/4/conf-overview.md"], remedy: .suggested,
    examples: [
      .reports("tls_ca = /etc/certs⟦/*⟧"),
      .accepts("tls_ca = \"/etc/certs/*\""),
      .accepts("tls = no /* for now */"),
    ])

  static let problems: [SyntaxProblem.Kind] = [.commentInsideWord]

  static func fix(_ problem: SyntaxProblem, in file: ConfigurationFile) -> Fix? {
    Fix.quoting(file.tree.token(at: problem.range.lowerBound), in: file)?.asSuggestion
  }
}
