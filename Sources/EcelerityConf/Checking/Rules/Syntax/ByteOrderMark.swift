/// `byte-order-mark`
enum ByteOrderMark: FileRule {
  static let description = RuleDescription(
    id: "byte-order-mark", group: .correctness, severity: .error,
    summary: "a byte order mark that is not at the start of the file",
    rationale: """
      U+FEFF is invisible and becomes part of the word beside it, so that a name is no longer \
      known. Joining files that begin with it leaves it behind.
      """,
    evidence: .decided, pages: ["content/momentum/4/conf-overview.md"], remedy: .suggested,
    examples: [
      .reports("use_ipv6 = true\n⟦\u{FEFF}⟧gateway = \"relay.example\""),
      .accepts("\u{FEFF}gateway = \"relay.example\""),
      .accepts("syslocation = \"old\u{FEFF}hall\"\n"),
    ])

  private static let mark = "\u{FEFF}"
  private static let search = ByteSearch(mark)

  static func check(_ file: ConfigurationFile, _ findings: inout Findings) {
    let bytes = file.tree.source.bytes
    guard search.isFound(in: bytes, bytes.indices) else { return }
    for token in 0..<file.tree.tokens.count where file.tree.tokens.kind(token) == .word {
      let word = file.tree.tokens.range(token)
      guard bytes[word.indices].starts(with: mark.utf8) else { continue }
      let span = SourceSpan(
        file.id, ByteRange(word.lowerBound, word.lowerBound + UInt32(mark.utf8.count)))
      findings.report(
        self, at: span, "a byte order mark (U+FEFF) that is not at the start of the file",
        detail: "remove it; joining files leaves it behind",
        fix: .suggestion(Edit(replace: span, with: "")))
    }
  }

  /// Whether `name` is unknown because of a byte order mark.
  static func isHiding(in name: String) -> Bool { name.utf8.starts(with: mark.utf8) }
}
