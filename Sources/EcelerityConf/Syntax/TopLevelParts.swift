/// Parts of a file that can be read one by one, each from the start of a statement of the top level on.
///
/// A part ends with a `}` that has a line to itself, without indentation; between it and the next part is
/// nothing, or an empty line. By these bytes alone the `}` may as well close an inner stanza, or stand in a
/// string or a comment. Then what was begun before it is not closed in its part, and reading the part by
/// itself gives an error. If reading gives no error for any part, the statements of the file are those of
/// its parts: behind a `}` neither lexer nor parser has anything in mind but how deep they are, and neither
/// looks past one that closes a stanza.
enum TopLevelParts {
  /// Bytes a part has at least: worth a thread, and so many that what is made of a part is not given back
  /// to the system and asked for again, which the C library would do with less.
  static let usualLength = 1 << 19

  /// Where the parts of `bytes` stand, each of `length` bytes or more but the last; nil if there is only
  /// one.
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

  /// Where a part ends and the next one starts, from `start` on.
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

  /// A name or a comment, before which layout leaves alone what is between the parts.
  private static func startsPart(_ byte: UInt8) -> Bool {
    byte.isLetter || byte == UInt8(ascii: "#")
  }
}
