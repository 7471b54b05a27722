/// `carriage-return-in-comment`
enum CarriageReturnInComment: FileRule {
  static let description = RuleDescription(
    id: "carriage-return-in-comment", group: .suspicious, severity: .warning,
    summary: "a carriage return inside a comment",
    rationale: """
      A comment that starts with `#` ends at the next line feed. In a file whose lines end with \
      CR alone, as old systems wrote them, the first comment hides everything after it.
      """,
    evidence: .decided, pages: ["content/momentum/4/conf-overview.md"],
    examples: [
      .reports("# the relay⟦\r⟧gateway = \"relay.example\"\rtls = no"),
      .accepts("# the relay\r\ngateway = \"relay.example\"\r\n"),
      .accepts("# the relay\r"),
    ])

  private static let carriageReturn = UInt8(ascii: "\r")
  private static let search = ByteSearch("\r")

  static func check(_ file: ConfigurationFile, _ findings: inout Findings) {
    let bytes = file.tree.source.bytes
    guard search.isFound(in: bytes, bytes.indices) else { return }
    for token in file.tree.tokens.commentedTokens {
      for piece in file.tree.trivia(before: TokenIndex(token)) where piece.kind == .lineComment {
        guard let place = carriageReturnInside(piece.range, of: bytes) else { continue }
        findings.report(
          self, at: SourceSpan(file.id, ByteRange(UInt32(place), UInt32(place + 1))),
          "a carriage return does not end the comment",
          detail: "end lines with LF or CR LF; what follows is comment up to the next LF")
      }
    }
  }

  /// The first carriage return, unless it is part of the line break at the end.
  private static func carriageReturnInside(_ comment: ByteRange, of bytes: [UInt8]) -> Int? {
    let text = bytes[comment.indices]
    guard let place = text.firstIndex(of: carriageReturn),
      text[place...].contains(where: { $0 != carriageReturn })
    else { return nil }
    return place
  }
}
