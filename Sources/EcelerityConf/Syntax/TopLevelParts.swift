/// Parts of a file that can be parsed separately, each from the start of a top-level statement.
///
/// A part ends with an unindented `}` on a line of its own; the next part follows directly or after
/// an empty line. Judging by these bytes alone, the `}` may instead close an inner stanza, or be in
/// a string or a comment. Then something begun before it is not closed in its part, and parsing the
/// part gives an error. If no part gives an error, the statements of the file are those of its
/// parts: after a `}` the only state of the lexer and the parser is the depth, and neither looks
/// past one that closes a stanza.
enum TopLevelParts {
  /// The minimum size of a part in bytes: worth a thread, and large enough for the C library not to
  /// return the memory of each part to the system and request it again.
  static let usualLength = 1 << 19

  /// The parts of `bytes`, of at least `length` bytes except the last; nil if there is only one.
  static func ranges(of bytes: [UInt8], length: Int) -> [Range<Int>]? {
    guard bytes.count > length else { return nil }
    var parts: [Range<Int>] = []
    var start = 0
    while let (end, next) = cut(bytes.span, from: start + length) {
      parts.append(start..<end)
      start = next
    }
    parts.append(start..<bytes.count)
    return parts.count > 1 ? parts : nil
  }

  /// The end of a part and the start of the next one, at or after `start`.
  private static func cut(_ bytes: Span<UInt8>, from start: Int) -> (end: Int, next: Int)? {
    var brace = max(start, 1)
    while brace &+ 2 < bytes.count {
      if bytes[brace] == UInt8(ascii: "}"), bytes[brace - 1] == UInt8(ascii: "\n"),
        bytes[brace + 1] == UInt8(ascii: "\n")
      {
        let end = brace + 2
        let next = bytes[end] == UInt8(ascii: "\n") ? end + 1 : end
        if next < bytes.count, startsPart(bytes[next]) { return (end, next) }
      }
      brace &+= 1
    }
    return nil
  }

  /// Whether a part starts with a name or a comment, before which layout preserves the gap.
  private static func startsPart(_ byte: UInt8) -> Bool {
    byte.isLetter || byte == UInt8(ascii: "#")
  }
}
