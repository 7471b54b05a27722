/// Values that require quotes but can be recognized without them.
extension Lexer {
  /// Whether the `=` at `equals` is part of a query, `smtp://mx.example?pref=10`: in a list, where
  /// there are no assignments, after a `?` and followed by a value.
  func isInsideURI(_ bytes: Span<UInt8>, from start: Int, at equals: Int) -> Bool {
    guard place == .list, equals + 1 < bytes.count, bytes[equals + 1] < 0x80,
      !ByteClass.listWordEnd.contains(bytes[equals + 1])
    else { return false }
    for index in start..<equals where bytes[index] == UInt8(ascii: "?") { return true }
    return false
  }

  /// The end of `[2001:db8::1]`, `[IPv6:…]` or `[*]` in the position of a value, an item or a
  /// label; nil if there is none: a dictionary has a `=` before its `]`.
  @inline(never)
  func endOfBareAddress(_ bytes: Span<UInt8>) -> Int? {
    guard place != .statementStart, place != .dictionary else { return nil }
    var end = offset + 1
    var isAddress = false
    while end < bytes.count, bytes[end] < 0x80, !ByteClass.wordEnd.contains(bytes[end]) {
      isAddress = isAddress || bytes[end] == UInt8(ascii: ":") || bytes[end] == UInt8(ascii: "*")
      end += 1
    }
    guard isAddress, end < bytes.count, bytes[end] == UInt8(ascii: "]") else { return nil }
    return end + 1
  }

  /// Lexes an address in brackets and what touches it, `[::]:25`, as one word.
  mutating func lexBareAddress(_ bytes: Span<UInt8>, until end: Int) {
    let start = offset
    offset = end
    skipWord(bytes)
    report(.bareBrackets, from: start, to: offset)
    tokens.append(.word, from: start, to: offset)
    scalarWasRead()
  }
}
