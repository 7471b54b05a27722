/// The comments `# conffmt: off` and `# conffmt: on`: the text between them is kept byte for byte.
///
/// A marker is a `#` comment that is the first on its line, where a statement, an item of a list or
/// a pair of a dictionary is allowed. A reason may follow `on` or `off`, separated by white space.
/// Anywhere else (after a statement, inside one, as a block comment) the same text is an ordinary
/// comment.
///
/// - The kept region starts with the `#` of the `off` comment; the indentation of that line is
///   formatted, the text after the `#` is not.
/// - It ends with the last visible byte of the next `on` comment, however deeply nested. From there
///   on, layout continues as if everything before had been formatted.
/// - Without an `on`, it ends with the body that contains the `off`: with the last line before that
///   of the closing `}`, `)` or `]`, or with the last byte of the file. The bracket gets a line of
///   its own, whose indentation is formatted.
/// - `off` inside a kept region and `on` outside one have no effect.
/// - Trailing comments are not aligned across a marker.
enum FormattingMarker {
  case off
  case on

  private static let word: StaticString = "conffmt:"

  /// Whether `bytes` contain the word that makes a comment a marker, in any position.
  static func mayStand(in bytes: [UInt8]) -> Bool {
    ByteSearch("\(word)").isFound(in: bytes, bytes.indices)
  }

  /// Creates the marker in `comment`, a `#` comment; nil if it contains none.
  init?(_ comment: ByteRange, in bytes: [UInt8]) {
    var words = Words(
      bytes: bytes, offset: Int(comment.lowerBound) + 1, end: comment.indices.upperBound)
    guard words.take(FormattingMarker.word) else { return nil }
    if words.take("off"), words.isAtBoundary {
      self = .off
    } else if words.take("on"), words.isAtBoundary {
      self = .on
    } else {
      return nil
    }
  }

  /// A reader of the words of a comment; nearly all comments are rejected at the first letter.
  private struct Words {
    let bytes: [UInt8]
    var offset: Int
    let end: Int

    /// Whether the last word taken ends here.
    var isAtBoundary: Bool { offset == end || ByteClass.isWhiteSpace(bytes[offset]) }

    /// Skips white space and `word` if it comes next.
    mutating func take(_ word: StaticString) -> Bool {
      var next = offset
      while next < end, ByteClass.isWhiteSpace(bytes[next]) { next += 1 }
      guard next + word.utf8CodeUnitCount <= end else { return false }
      let isNext = word.withUTF8Buffer { letters in
        letters.indices.allSatisfy { bytes[next + $0] == letters[$0] }
      }
      if isNext { offset = next + word.utf8CodeUnitCount }
      return isNext
    }
  }
}
