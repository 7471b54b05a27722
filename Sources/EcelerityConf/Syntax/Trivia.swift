/// One piece of the text between two tokens.
public struct TriviaPiece: Hashable, Sendable {
  /// The kind of a piece.
  public enum Kind: Sendable {
    /// Space, TAB, CR, FF, VT in any number.
    case space
    /// One LF.
    case lineBreak
    /// `#` to the end of the line, without the LF.
    case lineComment
    /// `/* … */`, or to the end of the file if it is not closed.
    case blockComment
    /// Bytes treated as white space and reported: no-break space, NUL.
    case oddSpace
    /// A UTF-8 byte order mark at the start of the file.
    case byteOrderMark
  }

  /// The kind of the piece.
  public let kind: Kind
  /// The bytes of the piece.
  public let range: ByteRange

  /// Whether the piece is a comment of either form.
  public var isComment: Bool { kind == .lineComment || kind == .blockComment }
}

/// The pieces of one gap between tokens, scanned again from its bytes.
///
/// Concatenating the pieces gives the gap back.
public struct Trivia: Sequence, IteratorProtocol, Sendable {
  private let bytes: [UInt8]
  private var offset: Int
  private let end: Int

  /// Creates the pieces of `gap`, which must be a gap between two tokens of `bytes`.
  package init(_ bytes: [UInt8], in gap: ByteRange) {
    self.bytes = bytes
    offset = Int(gap.lowerBound)
    end = Int(gap.upperBound)
  }

  /// Returns the next piece, or nil at the end.
  public mutating func next() -> TriviaPiece? {
    guard offset < end else { return nil }
    let start = offset
    let kind = scan()
    return TriviaPiece(kind: kind, range: ByteRange(UInt32(start), UInt32(offset)))
  }

  private mutating func scan() -> TriviaPiece.Kind {
    let byte = bytes[offset]
    switch byte {
    case UInt8(ascii: "\n"):
      offset += 1
      return .lineBreak
    case UInt8(ascii: "#"):
      skip { $0 != UInt8(ascii: "\n") }
      return .lineComment
    case UInt8(ascii: "/"):
      skipBlockComment()
      return .blockComment
    case 0xEF:
      offset = Swift.min(offset + 3, end)
      return .byteOrderMark
    default:
      if Trivia.isPlainSpace(byte) {
        skip(while: Trivia.isPlainSpace)
        return .space
      }
      offset = Swift.min(offset + (byte == 0 ? 1 : 2), end)
      return .oddSpace
    }
  }

  private static func isPlainSpace(_ byte: UInt8) -> Bool {
    ByteClass.isWhiteSpace(byte) && byte != UInt8(ascii: "\n")
  }

  private mutating func skip(while condition: (UInt8) -> Bool) {
    while offset < end, condition(bytes[offset]) { offset += 1 }
  }

  private mutating func skipBlockComment() {
    offset = Swift.min(offset + 2, end)
    while offset < end {
      let closes =
        bytes[offset] == UInt8(ascii: "*") && offset + 1 < end
        && bytes[offset + 1] == UInt8(ascii: "/")
      offset += closes ? 2 : 1
      if closes { return }
    }
  }
}

extension Trivia {
  /// Whether a line ends in `gap`, inside or outside a comment.
  static func containsLineBreak(_ bytes: [UInt8], in gap: ByteRange) -> Bool {
    bytes[gap.indices].contains(UInt8(ascii: "\n"))
  }

  /// The column of the byte at `offset`, from 1, in bytes.
  static func column(_ bytes: [UInt8], of offset: UInt32) -> Int {
    var start = Int(offset)
    while start > 0, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    return Int(offset) - start + 1
  }
}
