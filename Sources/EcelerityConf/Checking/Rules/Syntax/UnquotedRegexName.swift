/// `unquoted-regex-name`
enum UnquotedRegexName: FileRule {
  static let description = RuleDescription(
    id: "unquoted-regex-name", group: .suspicious, severity: .warning,
    summary: "a regular expression as a stanza's name without quotes",
    rationale: """
      It contains characters that need quotes. Only samples for version 2 leave them out, so a \
      current server may refuse the file.
      """,
    rewritesTokens: true,
    pages: [
      "content/momentum/4/conf-overview.md",
      "content/momentum/3/3-reference/3-reference-conf-ref-match-cache-size.md",
    ], remedy: .safe,
    examples: [
      .reports(#"domain ⟦/[.]mill[.]example$/⟧ { tls = no }"#),
      .accepts(#"domain "/[.]mill[.]example$/" { tls = no }"#),
    ])

  static func check(_ file: ConfigurationFile, _ findings: inout Findings) {
    let tokens = file.tree.tokens
    for index in 0..<tokens.count where tokens.kind(index) == .regex {
      findings.report(
        self, at: SourceSpan(file.id, tokens.range(index)),
        "regular expression without quotes", detail: "put it in double quotes",
        fix: fix(index, in: file))
    }
  }

  /// A fix that quotes it; nil where it contains `\"`, `\\`, `\n`, `\r` or `\t`, which would be decoded in quotes.
  private static func fix(_ token: TokenIndex, in file: ConfigurationFile) -> Fix? {
    let range = file.tree.tokens.range(token)
    let bytes = file.tree.source.bytes[range.indices]
    var isEscaped = false
    for byte in bytes {
      if isEscaped, "\"\\nrt".utf8.contains(byte) { return nil }
      if byte == UInt8(ascii: "\"") { return nil }
      isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
    }
    let text = "\"" + file.tree.source.text(range) + "\""
    return .safe(Edit(replace: SourceSpan(file.id, range), with: text), changing: .reading)
  }
}
