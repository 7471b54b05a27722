/// The shape of a gap between two tokens, as far as layout depends on it.
///
/// It answers the questions that require the bytes themselves, so that layout does not depend on
/// how white space and comments are written.
struct GapShape {
  /// The number of line breaks outside comments, at most two: more make no difference to layout.
  private(set) var lineBreaks = 0
  /// Whether the gap contains anything but white space.
  private(set) var hasComments = false

  /// Scans `gap` up to its first comment.
  init(_ bytes: [UInt8], in gap: ByteRange) {
    for offset in gap.indices {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\n") {
        if lineBreaks < 2 { lineBreaks += 1 }
      } else if byte == UInt8(ascii: "#") || byte == UInt8(ascii: "/") {
        hasComments = true
        return
      }
    }
  }
}

extension GapShape {
  /// Whether `gap` is exactly `lineBreaks` LFs followed by `spaces` spaces.
  @inline(__always)
  static func isExactly(
    _ bytes: [UInt8], in gap: ByteRange, lineBreaks: Int, spaces: Int
  ) -> Bool {
    guard gap.count == lineBreaks + spaces else { return false }
    var offset = Int(gap.lowerBound)
    for _ in 0..<lineBreaks {
      guard bytes[offset] == UInt8(ascii: "\n") else { return false }
      offset += 1
    }
    for _ in 0..<spaces {
      guard bytes[offset] == UInt8(ascii: " ") else { return false }
      offset += 1
    }
    return true
  }

  /// The part of `gap` after its last line break; all of it if there is none.
  static func lastLine(_ bytes: [UInt8], in gap: ByteRange) -> ByteRange {
    var start = gap.upperBound
    while start > gap.lowerBound, bytes[Int(start) - 1] != UInt8(ascii: "\n") { start -= 1 }
    return ByteRange(start, gap.upperBound)
  }

  /// `range` without trailing white space.
  static func trimmed(_ bytes: [UInt8], _ range: ByteRange) -> ByteRange {
    var end = range.upperBound
    while end > range.lowerBound, ByteClass.isWhiteSpace(bytes[Int(end) - 1]) { end -= 1 }
    return ByteRange(range.lowerBound, end)
  }

  /// The width of `range` in columns, one for each character, or nil if it exceeds `limit` or a
  /// line ends in `range`.
  static func width(_ bytes: [UInt8], _ range: ByteRange, limit: Int) -> Int? {
    // No character has more than four bytes, so a long token need not be scanned.
    guard range.count <= 4 * limit else { return nil }
    var width = 0
    for offset in range.indices {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\n") { return nil }
      if byte & 0xC0 != 0x80 { width += 1 }
    }
    return width <= limit ? width : nil
  }

  /// The number of columns before `offset` on its line: one for each character; a TAB extends to
  /// the next multiple of `tab`.
  static func column(_ bytes: [UInt8], of offset: UInt32, tab: Int) -> Int {
    var start = Int(offset)
    while start > 0, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    var column = 0
    for byte in bytes[start..<Int(offset)] {
      if byte == UInt8(ascii: "\t") {
        column = (column / tab + 1) * tab
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return column
  }

  /// Whether `name` at the start of a statement is bold markup if `**` follows on its line.
  static func resemblesBoldMarkup(_ bytes: [UInt8], _ name: ByteRange) -> Bool {
    name.count > 2 && bytes[name.indices].starts(with: [UInt8(ascii: "*"), UInt8(ascii: "*")])
  }

  /// Whether `name` would be read as a byte order mark at the start of the file.
  static func resemblesByteOrderMark(_ bytes: [UInt8], _ name: ByteRange) -> Bool {
    bytes[name.indices].starts(with: [0xEF, 0xBB, 0xBF])
  }
}
