/// `hash-in-bare-value`
enum HashInBareValue: SyntaxRule {
  static let description = RuleDescription(
    id: "hash-in-bare-value", group: .correctness, severity: .error,
    summary: "`#` directly after a bare word",
    rationale: """
      The rest of the line becomes a comment, so a value that contains `#` is cut off there. With \
      text on both sides it is an error; a comment that merely lacks its space is a warning.
      """,
    rewritesTokens: true,
    pages: [
      "content/momentum/4/conf-overview.md",
      "content/momentum/mobile/mobile-reference/mobility-mm-7-multiprotocol.md",
    ], remedy: .suggested,
    examples: [
      .reports("ehlo_hostname = out.example⟦#⟧two"),
      .reports("tls = no⟦#⟧ for now"),
      .accepts("gateway = \"hop#two\""),
      .accepts("tls = no # for now"),
    ])

  static let problems: [SyntaxProblem.Kind] = [.hashTouchesWord]

  static func severity(of problem: SyntaxProblem, in file: ConfigurationFile) -> Severity {
    end(of: problem, in: file) == nil ? .warning : .error
  }

  static func fix(_ problem: SyntaxProblem, in file: ConfigurationFile) -> Fix? {
    guard let word = problem.related, let end = end(of: problem, in: file) else { return nil }
    return Fix.quoting(ByteRange(word.lowerBound, end), in: file)?.asSuggestion
  }

  /// The end of the text after the `#`; nil when there is none.
  private static func end(of problem: SyntaxProblem, in file: ConfigurationFile) -> UInt32? {
    let bytes = file.tree.source.bytes
    var end = Int(problem.range.upperBound)
    while end < bytes.count, !ByteClass.isWhiteSpace(bytes[end]) { end += 1 }
    return end > Int(problem.range.upperBound) ? UInt32(end) : nil
  }
}
