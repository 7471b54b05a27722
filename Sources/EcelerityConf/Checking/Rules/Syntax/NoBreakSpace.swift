/// `no-break-space`
enum NoBreakSpace: SyntaxRule {
  static let description = RuleDescription(
    id: "no-break-space", group: .correctness, severity: .error,
    summary: "a no-break space where a space is meant",
    rationale: """
      U+00A0 looks like a space but is not one: it becomes part of the word beside it. It comes with \
      text that was copied from a web page.
      """,
    evidence: .decided, rewritesTokens: true,
    pages: ["content/momentum/4/conf-overview.md"], remedy: .safe,
    examples: [
      .reports("gateway =⟦\u{A0}⟧\"relay.example\""),
      .accepts("gateway = \"relay.example\""),
      .accepts("syslocation = \"old\u{A0}hall\"\n"),
    ])

  static let problems: [SyntaxProblem.Kind] = [.noBreakSpace]

  static func fix(_ problem: SyntaxProblem, in file: ConfigurationFile) -> Fix? {
    .safe(Edit(replace: SourceSpan(file.id, problem.range), with: " "), changing: .reading)
  }
}
