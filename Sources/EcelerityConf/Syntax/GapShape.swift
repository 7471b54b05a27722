/// What a gap between two tokens looks like, as far as layout asks.
///
/// These are the questions that need the bytes themselves; they are answered here so that layout
/// need not know how white space and comments are spelt.
struct GapShape {
  /// Line breaks outside comments, counted up to two: more make no difference to layout.
  private(set) var lineBreaks = 0
  /// Whether anything but white space stands in it.
  private(set) var hasComments = false

  /// Reads `gap` up to its first comment.
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
  /// Whether `gap` is exactly `lineBreaks` LF and then `spaces` spaces.
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

  /// `range` without the white space at its end.
  static func trimmed(_ bytes: [UInt8], _ range: ByteRange) -> ByteRange {
    var end = range.upperBound
    while end > range.lowerBound, ByteClass.isWhiteSpace(bytes[Int(end) - 1]) { end -= 1 }
    return ByteRange(range.lowerBound, end)
  }

  /// The columns that `range` takes, one a character of any width, or nil when they are more than
  /// `limit` or a line ends in it.
  static func width(_ bytes: [UInt8], _ range: ByteRange, limit: Int) -> Int? {
    // No character has more than four bytes, so the text of a long token is not read.
    guard range.count <= 4 * limit else { return nil }
    var width = 0
    for offset in range.indices {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\n") { return nil }
      if byte & 0xC0 != 0x80 { width += 1 }
    }
    return width <= limit ? width : nil
  }

  /// How many columns stand before `offset` on its line: one a character of any width, and TABs go on to the
  /// next multiple of `tab`.
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

  /// Whether `name` would, at the start of a statement, be taken for bold markup if `**` followed
  /// on its line.
  static func resemblesBoldMarkup(_ bytes: [UInt8], _ name: ByteRange) -> Bool {
    name.count > 2 && bytes[name.indices].starts(with: [UInt8(ascii: "*"), UInt8(ascii: "*")])
  }

  /// Whether `name` would be taken for a byte order mark if the file began with it.
  static func resemblesByteOrderMark(_ bytes: [UInt8], _ name: ByteRange) -> Bool {
    bytes[name.indices].starts(with: [0xEF, 0xBB, 0xBF])
  }
}
