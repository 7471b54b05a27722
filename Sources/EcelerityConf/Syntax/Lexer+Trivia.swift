/// The trivia between tokens: white space and comments.
extension Lexer {
  mutating func skipByteOrderMark(_ bytes: Span<UInt8>) {
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { offset = 3 }
  }

  @inline(__always)
  mutating func skipTrivia(_ bytes: Span<UInt8>) {
    while true {
      offset = Lexer.endOfWhiteSpace(bytes, from: offset)
      guard offset < bytes.count else { return }
      let byte = bytes[offset]
      if byte == UInt8(ascii: "#") {
        skipLineComment(bytes)
      } else if byte == UInt8(ascii: "/"), peek(bytes, 1) == UInt8(ascii: "*") {
        skipBlockComment(bytes)
      } else if byte == 0 || byte == 0xC2, skipOddSpace(bytes) {
        continue
      } else {
        return
      }
    }
  }

  @inline(__always)
  static func endOfWhiteSpace(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var end = start
    while end < bytes.count, ByteClass.isWhiteSpace(bytes[end]) { end &+= 1 }
    return end
  }

  mutating func skipLineComment(_ bytes: Span<UInt8>) {
    let start = offset
    tokens.noteComment()
    if tokens.count > 0 {
      let last = tokens.count - 1
      if tokens.kind(last) == .word, Int(tokens.range(last).upperBound) == start {
        report(.hashTouchesWord, from: start, to: start + 1, related: tokens.range(last))
      }
    }
    var firstNUL = -1
    var end = start
    while true {
      end = Lexer.endOfPlainComment(bytes, from: end)
      guard end < bytes.count, bytes[end] != UInt8(ascii: "\n") else { break }
      if bytes[end] == 0, firstNUL < 0 { firstNUL = end }
      end &+= 1
    }
    offset = end
    if firstNUL >= 0 { report(.nulByte, from: firstNUL, to: firstNUL + 1) }
  }

  @inline(never)
  mutating func skipBlockComment(_ bytes: Span<UInt8>) {
    let start = offset
    tokens.noteComment()
    offset += 2
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "*"), peek(bytes, 1) == UInt8(ascii: "/") {
        offset += 2
        return
      }
      if byte == UInt8(ascii: "/"), peek(bytes, 1) == UInt8(ascii: "*"),
        looksLikeComment(bytes, inside: start)
      {
        let opening = ByteRange(UInt32(start), UInt32(start + 2))
        reportOnce(.nestedComment, since: start, from: offset, to: offset + 2, related: opening)
      } else if byte == 0 {
        reportOnce(.nulByte, since: start, from: offset, to: offset + 1)
      }
      offset += 1
    }
    withdrawProblems(from: start)
    report(.unterminatedComment, from: start, to: start + 2)
  }

  /// Whether the `/*` here, inside a comment that begins at `start`, looks like the beginning of another one and not
  /// like part of a path: `/data/*`, `"/*.conf"`.
  private func looksLikeComment(_ bytes: Span<UInt8>, inside start: Int) -> Bool {
    guard offset > start + 2 else { return peek(bytes, 2) != UInt8(ascii: "/") }
    let before = bytes[offset - 1]
    switch before {
    case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ";"), UInt8(ascii: ")"): return true
    case UInt8(ascii: "="), UInt8(ascii: "("), UInt8(ascii: ","), UInt8(ascii: "\""),
      UInt8(ascii: "'"):
      return peek(bytes, 2).map(ByteClass.isWhiteSpace) ?? true
    default: return ByteClass.isWhiteSpace(before)
    }
  }

  /// Skips NUL and no-break space, which the server would not take for white space.
  @inline(never)
  mutating func skipOddSpace(_ bytes: Span<UInt8>) -> Bool {
    let start = offset
    let kind: SyntaxProblem.Kind
    if bytes[offset] == 0 {
      while offset < bytes.count, bytes[offset] == 0 { offset += 1 }
      kind = .nulByte
    } else {
      guard isNoBreakSpace(bytes, at: offset) else { return false }
      skipNoBreakSpaces(bytes)
      kind = .noBreakSpace
    }
    report(kind, from: start, to: offset)
    return true
  }

  /// Skips a run of no-break spaces, mixed with spaces as is common in web pages.
  mutating func skipNoBreakSpaces(_ bytes: Span<UInt8>) {
    var end = offset
    while end < bytes.count {
      if isNoBreakSpace(bytes, at: end) {
        end += 2
        offset = end
      } else if bytes[end] == UInt8(ascii: " ") {
        end += 1
      } else {
        return
      }
    }
  }

  func isNoBreakSpace(_ bytes: Span<UInt8>, at offset: Int) -> Bool {
    offset + 1 < bytes.count && bytes[offset] == 0xC2 && bytes[offset + 1] == 0xA0
  }
}
