/// `regex-double-backslash`
enum RegexDoubleBackslash: PatternRule {
  static let description = RuleDescription(
    id: "regex-double-backslash", group: .style, severity: .info,
    summary: "a doubled backslash in the quotes of a regular expression",
    rationale: """
      The console prints such names with doubled backslashes; in a file one is enough. That two \
      are read as one is this project's reading of the manual (D-07).
      """,
    evidence: .decided,
    pages: ["content/momentum/3/3-reference/3-reference-console-commands-domain.md"],
    remedy: .suggested,
    examples: [
      .reports(#"domain "/^(?:mill|oak)⟦\\⟧.example$/" { max_outbound_connections = 5 }"#),
      .accepts(#"domain "/^(?:mill|oak)\.example$/" { max_outbound_connections = 5 }"#),
    ])

  static func check(_ label: PatternLabel, in scope: Scope, _ findings: inout Findings) {
    let raw = label.raw
    guard raw.tree.tokens.kind(raw.token) == .string else { return }
    let backslash = UInt8(ascii: "\\")
    let bytes = raw.bytes
    var index = bytes.startIndex
    while index + 2 < bytes.endIndex {
      guard bytes[index] == backslash else {
        index += 1
        continue
      }
      // Removing one of three would make another escape of what follows.
      let next = bytes[index + 2]
      if bytes[index + 1] == backslash, next != backslash, ScalarText.decoded(next) == nil {
        let span = SourceSpan(raw.file, ByteRange(UInt32(index), UInt32(index + 2)))
        findings.report(
          self, at: span, in: scope, "backslash is doubled", detail: "one is enough",
          fix: .suggestion(Edit(replace: span, with: "\\")))
      }
      index += 2
    }
  }
}
