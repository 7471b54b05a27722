/// `smart-quotes`
enum SmartQuotes: SyntaxRule {
  static let description = RuleDescription(
    id: "smart-quotes", group: .correctness, severity: .error,
    summary: "typographic quotation marks around a value",
    rationale: """
      They are not quotation marks of the language. Word processors and web pages replace `"` by \
      them; a sample of the manual itself has them.
      """,
    rewritesTokens: true, pages: ["content/momentum/4/config/ref-ecstream-port.md"], remedy: .safe,
    examples: [
      .reports("gateway = ⟦“⟧relay.example”"),
      .reports("gateway = \"relay.example⟦”⟧\ntls = no"),
      .accepts("gateway = \"relay.example\""),
      .accepts("syslocation = \"the “old” hall\"\n"),
    ])

  static let problems: [SyntaxProblem.Kind] = [.typographicQuotes]

  static func fix(_ problem: SyntaxProblem, in file: ConfigurationFile) -> Fix? {
    let token = file.tree.token(at: problem.range.lowerBound)
    return Fix.requoting(token, in: file)
  }
}
