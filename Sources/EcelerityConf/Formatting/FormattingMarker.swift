/// `# conffmt: off` and `# conffmt: on`: what stands between them is kept byte for byte.
///
/// A marker is a `#` comment that is the first thing on its line and stands where a statement, an
/// item of a list or a pair of a dictionary could stand. After `on` or `off` a reason may follow,
/// set off by white space. Anywhere else (behind a statement, inside one, as a block comment) the
/// same words are an ordinary comment.
///
/// - The kept region starts with the `#` of the `off` comment; the indentation of that line is still
///   ours, what follows the `#` is not.
/// - It ends with the last visible byte of the next `on` comment, however deeply nested that one is.
///   From there on, layout goes on as if everything before had been laid out.
/// - Without an `on` it ends with the body in which the `off` stands: with the last token or comment before
///   the `}`, `)` or `]` that closes this body, which is laid out again, or with the last byte of the file.
/// - `off` inside a kept region and `on` outside of one mean nothing.
/// - Columns of trailing comments are not aligned across a marker.
enum FormattingMarker {
  case off
  case on

  private static let word: StaticString = "conffmt:"

  /// Whether `bytes` have the word that makes a comment a marker, wherever it stands.
  static func mayStand(in bytes: [UInt8]) -> Bool {
    ByteSearch("\(word)").isFound(in: bytes, bytes.indices)
  }

  /// The marker that `comment`, a `#` comment, is.
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

  /// Reads a comment word by word; nearly all comments end at the first letter.
  private struct Words {
    let bytes: [UInt8]
    var offset: Int
    let end: Int

    /// Whether the word taken last ends here.
    var isAtBoundary: Bool { offset == end || ByteClass.isWhiteSpace(bytes[offset]) }

    /// Moves behind `word`, white space before it skipped, if it comes next.
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
