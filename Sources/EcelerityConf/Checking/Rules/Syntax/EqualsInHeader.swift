/// `equals-in-header`
enum EqualsInHeader: SyntaxRule {
  static let description = RuleDescription(
    id: "equals-in-header", group: .suspicious, severity: .warning,
    summary: "`=` between a stanza's name and its brace",
    rationale: """
      Three pages of the manual have it, and the newer copy of one of them dropped it. Whether \
      the server accepts it is not documented.
      """,
    evidence: .decided,
    pages: ["content/momentum/4/inbound-ssl.md", "content/momentum/4/4-policy.md"],
    remedy: .safe,
    examples: [
      .reports("debug_flags ⟦=⟧ { error = \"ALL\" }"),
      .reports("domain ⟦=⟧ \"mill.example\" { tls = no }"),
      .accepts("debug_flags { error = \"ALL\" }"),
    ])

  static let problems: [SyntaxProblem.Kind] = [.equalsInHeader]

  static func fix(_ problem: SyntaxProblem, in file: ConfigurationFile) -> Fix? {
    let bytes = file.tree.source.bytes
    var end = Int(problem.range.upperBound)
    let followsSpace =
      problem.range.lowerBound > 0 && bytes[Int(problem.range.lowerBound) - 1] == UInt8(ascii: " ")
    if followsSpace, end < bytes.count, bytes[end] == UInt8(ascii: " ") { end += 1 }
    let range = ByteRange(problem.range.lowerBound, UInt32(end))
    return .safe(
      Edit(replace: SourceSpan(file.id, range), with: followsSpace ? "" : " "), changing: .reading)
  }
}
