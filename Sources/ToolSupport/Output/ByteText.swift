/// Text appended directly to bytes as UTF-8, for reports with many answers.
extension [UInt8] {
  /// Appends `text` verbatim.
  mutating func append(text: String) { append(contentsOf: text.utf8) }

  /// Appends a string literal.
  mutating func append(literal text: StaticString) {
    text.withUTF8Buffer { append(contentsOf: $0) }
  }

  /// Appends `text` with control characters escaped and passwords of URLs masked.
  mutating func append(visible text: String) {
    let start = count
    append(contentsOf: text.utf8)
    guard !isShownAsItIs(from: start) else { return }
    removeLast(count - start)
    append(contentsOf: text.visible.utf8)
  }

  /// Appends a whole number.
  mutating func append(decimal number: Int) {
    append(addingCapacity: 20) { $0.append(decimal: number) }
  }

  /// Appends `count` spaces.
  mutating func appendBlanks(_ count: Int) {
    append(contentsOf: repeatElement(UInt8(ascii: " "), count: count))
  }

  /// Appends the output of `write` in `style`.
  mutating func append(
    _ style: Style, _ palette: Palette, _ write: (inout [UInt8]) -> Void
  ) {
    guard palette.isColored else { return write(&self) }
    var text: [UInt8] = []
    write(&text)
    append(contentsOf: palette.paint(String(decoding: text, as: UTF8.self), style).utf8)
  }

  /// Whether the bytes from `start` are visible ASCII characters and spaces without an at sign,
  /// which every URL with a password has.
  private func isShownAsItIs(from start: Int) -> Bool {
    let part = span.extracting(start..<count)
    var isOdd: UInt8 = 0
    var index = 0
    while index < part.count {
      isOdd |= part[index] &- 0x20 > 0x5E || part[index] == UInt8(ascii: "@") ? 1 : 0
      index += 1
    }
    return isOdd == 0
  }

  /// Whether the bytes from `start` are visible ASCII characters and spaces.
  func isPrintable(from start: Int) -> Bool {
    let part = span.extracting(start..<count)
    // A loop with a single exit condition is vectorized.
    var isOdd: UInt8 = 0
    var index = 0
    while index < part.count {
      isOdd |= part[index] &- 0x20 > 0x5E ? 1 : 0
      index += 1
    }
    return isOdd == 0
  }
}

extension OutputSpan<UInt8> {
  /// Appends a whole number; there must be room for its digits and sign.
  mutating func append(decimal number: Int) {
    if number < 0 { append(UInt8(ascii: "-")) }
    append(digitsOf: number.magnitude)
  }

  private mutating func append(digitsOf number: UInt) {
    if number >= 10 { append(digitsOf: number / 10) }
    append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
  }

  /// Appends a string literal.
  @inline(__always)
  mutating func append(literal text: StaticString) {
    text.withUTF8Buffer { append(copying: $0.span) }
  }

  /// Appends `bytes`, for which there must be room, in one copy; for many short pieces this is much
  /// faster than appending to an array.
  @inline(__always)
  mutating func append(copying bytes: Span<UInt8>) {
    withUnsafeMutableBufferPointer { buffer, count in
      bytes.withUnsafeBufferPointer { bytes in
        count += buffer.extracting(count...).initialize(fromContentsOf: bytes)
      }
    }
  }
}
