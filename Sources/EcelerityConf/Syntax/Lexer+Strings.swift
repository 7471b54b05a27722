extension Lexer {
  mutating func lexString(_ bytes: Span<UInt8>) {
    let start = offset
    var end = start + 1
    var firstLineEnd = -1
    scan: while true {
      end = Lexer.endOfPlainString(bytes, from: end)
      guard end < bytes.count else { break }
      let byte = bytes[end]
      if byte < 0x80 {
        if ByteClass.stringStop.contains(byte) {
          switch byte {
          case UInt8(ascii: "\""): break scan
          case UInt8(ascii: "\\"):
            // The pair cannot end the string; a line break in it still ends the line.
            if end + 1 < bytes.count, bytes[end + 1] != UInt8(ascii: "\n") { end &+= 1 }
          case 0: reportOnce(.nulByte, since: start, from: end, to: end + 1)
          default:
            if firstLineEnd < 0 {
              firstLineEnd = end
              if start < openQuoteLimit { break scan }
            }
          }
        }
      } else if byte == 0xC2, isWrapMark(bytes, at: end) {
        reportOnce(.wrapMarkInString, since: start, from: end, to: end + 2)
      }
      end &+= 1
    }
    offset = end
    let isClosed = offset < bytes.count && bytes[offset] == UInt8(ascii: "\"")
    if isClosed, firstLineEnd < 0 || !looksLeftOpen(bytes, from: start, lineEnd: firstLineEnd) {
      offset += 1
      tokens.append(.string, from: start, to: offset)
    } else {
      lexOpenString(bytes, from: start, isClosed: isClosed, lineEnd: firstLineEnd)
    }
    scalarWasRead()
  }

  /// Whether a string that spans lines more likely lacks its closing quote: the quote that ends it
  /// touches a word, or a typographic quote is where the closing one should be.
  @inline(never)
  func looksLeftOpen(_ bytes: Span<UInt8>, from start: Int, lineEnd: Int) -> Bool {
    if let next = peek(bytes, 1), !mayFollowString(next), !startsWith(bytes, at: offset + 1, "/*") {
      return true
    }
    return typographicEnd(bytes, from: start + 1, to: lineEnd) != nil || opensOptionValue(bytes)
  }

  func mayFollowString(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: "["): false
    case UInt8(ascii: ","): true
    default: byte < 0x80 && ByteClass.wordEnd.contains(byte)
    }
  }

  /// Whether the current quote follows `name =` on its line and another one follows on the line.
  func opensOptionValue(_ bytes: Span<UInt8>) -> Bool {
    var index = offset - 1
    while index > 0, ByteClass.isBlank(bytes[index]) { index -= 1 }
    guard index > 0, bytes[index] == UInt8(ascii: "=") else { return false }
    index -= 1
    while index > 0, ByteClass.isBlank(bytes[index]) { index -= 1 }
    while index > 0, !ByteClass.wordEnd.contains(bytes[index] & 0x7F) { index -= 1 }
    while index > 0, ByteClass.isBlank(bytes[index]) { index -= 1 }
    return bytes[index] == UInt8(ascii: "\n") && lineHasQuote(bytes, from: offset + 1)
  }

  func lineHasQuote(_ bytes: Span<UInt8>, from start: Int) -> Bool {
    var index = start
    while index < bytes.count, bytes[index] != UInt8(ascii: "\n") {
      if bytes[index] == UInt8(ascii: "\"") { return true }
      index += 1
    }
    return false
  }

  /// Ends an unclosed string on its first line, so that the rest of the file is read as intended.
  @inline(never)
  mutating func lexOpenString(
    _ bytes: Span<UInt8>, from start: Int, isClosed: Bool, lineEnd: Int
  ) {
    let isFirst = start >= openQuoteLimit
    let closing = isClosed ? ByteRange(UInt32(offset), UInt32(offset + 1)) : nil
    if isFirst { openQuoteLimit = isClosed ? offset + 1 : bytes.count }
    let lineEnd = lineEnd < 0 ? bytes.count : lineEnd
    withdrawProblems(from: start)
    if let end = typographicEnd(bytes, from: start + 1, to: lineEnd) {
      offset = end
      report(.typographicQuotes, from: end - 3, to: end)
    } else {
      offset = endOfOpenString(bytes, from: start, lineEnd: lineEnd)
      if isFirst { report(.unterminatedString, from: start, to: start + 1, related: closing) }
    }
    tokens.append(.brokenString, from: start, to: offset)
  }

  /// The end of the line without trailing white space and brackets, which are unlikely to be text.
  func endOfOpenString(_ bytes: Span<UInt8>, from start: Int, lineEnd: Int) -> Int {
    var end = lineEnd
    while end > start + 1 {
      switch bytes[end - 1] {
      case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ")"), UInt8(ascii: "]"): end -= 1
      case let byte where ByteClass.isWhiteSpace(byte): end -= 1
      default: return end
      }
    }
    return end
  }

  /// The end of the last typographic double quote of the line, if only white space and punctuation
  /// follow it.
  func typographicEnd(_ bytes: Span<UInt8>, from start: Int, to lineEnd: Int) -> Int? {
    var end = endOfOpenString(bytes, from: start - 1, lineEnd: lineEnd)
    if end > start, bytes[end - 1] == UInt8(ascii: ",") { end -= 1 }
    guard end - 3 >= start, isTypographicQuote(bytes, at: end - 3), bytes[end - 1] >= 0x9C
    else { return nil }
    return end
  }

  /// Lexes `'…'` on one line, or the apostrophe and the word that touches it.
  @inline(never)
  mutating func lexSingleQuotes(_ bytes: Span<UInt8>) {
    let start = offset
    offset += 1
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "'"),
      bytes[offset] != UInt8(ascii: "\n")
    { offset += 1 }
    if offset < bytes.count, bytes[offset] == UInt8(ascii: "'") {
      offset += 1
      report(.singleQuotes, from: start, to: offset)
      tokens.append(.brokenString, from: start, to: offset)
      scalarWasRead()
    } else {
      offset = start + 1
      skipWord(bytes)
      report(.singleQuotes, from: start, to: offset)
      appendStray(from: start, to: offset)
    }
  }

  /// Lexes `“…”` up to a closing quote on the same line, or the quote and the word that touches it.
  @inline(never)
  mutating func lexTypographicQuotes(_ bytes: Span<UInt8>) {
    let start = offset
    offset += 3
    report(.typographicQuotes, from: start, to: offset)
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "\n") {
      if bytes[offset] == UInt8(ascii: "\"") {
        offset += 1
        return endTypographicQuotes(from: start)
      }
      if isTypographicQuote(bytes, at: offset) {
        offset += 3
        return endTypographicQuotes(from: start)
      }
      offset += 1
    }
    offset = start + 3
    skipWord(bytes)
    appendStray(from: start, to: offset)
  }

  mutating func endTypographicQuotes(from start: Int) {
    tokens.append(.brokenString, from: start, to: offset)
    scalarWasRead()
  }

  mutating func skipWord(_ bytes: Span<UInt8>) {
    let ends = place == .list ? ByteClass.listWordEnd : ByteClass.wordEnd
    while offset < bytes.count, bytes[offset] >= 0x80 || !ends.contains(bytes[offset]),
      !isForeign(bytes, at: offset)
    { offset += 1 }
  }
}
