/// Walks over the lines of the option table's text.
struct LineScanner {
  /// Offset of the next line's first byte.
  private(set) var offset: Int

  init(at offset: Int) {
    self.offset = offset
  }

  /// The next line without its LF, or nil at the end of the text.
  mutating func next(in text: borrowing Span<UInt8>) -> Range<Int>? {
    guard offset < text.count else { return nil }
    let start = offset
    while offset < text.count, text[offset] != UInt8(ascii: "\n") { offset += 1 }
    defer { offset += 1 }
    return start..<offset
  }
}
