/// `stray-comma`
enum StrayComma: SyntaxRule {
  static let description = RuleDescription(
    id: "stray-comma", group: .suspicious, severity: .warning,
    summary: "a stray comma in a list or a dictionary",
    rationale: """
      Lists are separated by blanks. One page puts a comma between two items, but none before the \
      first, after the last or twice in a row. Between the pairs of a dictionary there is none at \
      all, which is an error.
      """,
    evidence: .decided, pages: ["content/momentum/4/modules/opendkim.md"], remedy: .safe,
    examples: [
      .reports("hot_domains = ( \"mill.example\" \"oak.example\"⟦,⟧ )"),
      .reports("cluster { logs = [ panic = \"/a\"⟦,⟧ reject = \"/b\", ] }"),
      .accepts("hot_domains = ( \"mill.example\" \"oak.example\" )"),
    ])

  static let problems: [SyntaxProblem.Kind] = [.strayComma, .commaInDictionary]

  static func severity(of problem: SyntaxProblem, in file: ConfigurationFile) -> Severity {
    problem.kind.severity
  }

  static func fix(_ problem: SyntaxProblem, in file: ConfigurationFile) -> Fix? {
    let edits = commas(of: problem, in: file).map {
      Edit(replace: SourceSpan(file.id, file.tree.tokens.range($0)), with: "")
    }
    return Fix(isSafe: true, edits: edits, declared: .reading)
  }

  /// The comma; in a dictionary, where only the first one is reported, all that follow.
  private static func commas(
    of problem: SyntaxProblem, in file: ConfigurationFile
  ) -> [TokenIndex] {
    let tokens = file.tree.tokens
    let first = file.tree.token(at: problem.range.lowerBound)
    guard problem.kind == .commaInDictionary else { return [first] }
    // The closing bracket may be missing.
    let limit = file.tree.statement(at: first).tokens.upperBound
    let end = (first..<limit).first { tokens.kind($0) == .rightBracket } ?? limit
    return (first..<end).filter { tokens.kind($0) == .comma }
  }
}
