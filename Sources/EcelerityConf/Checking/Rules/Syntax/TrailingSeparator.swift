/// `trailing-separator`
enum TrailingSeparator: FileRule {
  static let description = RuleDescription(
    id: "trailing-separator", group: .suspicious, severity: .warning,
    summary: "a bare value that ends with `;` or `,`",
    rationale: """
      Nothing ends a statement and nothing separates the pairs of a dictionary, so the character \
      becomes part of the value.
      """,
    evidence: .decided, pages: ["content/momentum/4/conf-overview.md"], remedy: .suggested,
    examples: [
      .reports("gateway = relay.example⟦;⟧"),
      .reports("gateway = relay.example⟦,⟧"),
      .reports("context = [ a = one⟦;⟧ b = two ]"),
      .accepts("gateway = relay.example"),
      .accepts("syslocation = \"old mill;\""),
    ])

  static func check(_ file: ConfigurationFile, _ findings: inout Findings) {
    let tree = file.tree
    for node in tree.nodes {
      switch node.kind {
      case .option:
        let last = TokenIndex(node.endToken) - 1
        if last > node.firstToken { check(last, in: file, &findings) }
      case .dictionaryOption:
        for token in TokenIndex(node.firstToken)..<TokenIndex(node.endToken) {
          check(token, in: file, &findings)
        }
      default: continue
      }
    }
  }

  @inline(__always)
  private static func check(
    _ token: TokenIndex, in file: ConfigurationFile, _ findings: inout Findings
  ) {
    guard file.tree.tokens.kind(token) == .word else { return }
    let range = file.tree.tokens.range(token)
    let last = file.tree.source.bytes[Int(range.upperBound) - 1]
    guard last == UInt8(ascii: ";") || last == UInt8(ascii: ",") else { return }
    let span = SourceSpan(file.id, ByteRange(range.upperBound - 1, range.upperBound))
    findings.report(
      self, at: span, "`\(last == UInt8(ascii: ";") ? ";" : ",")` becomes part of the value",
      detail: "remove it, or quote the value it belongs to",
      fix: .suggestion(Edit(replace: span, with: "")))
  }
}
