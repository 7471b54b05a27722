/// Characters and markup pasted from manuals, web pages and word processors.
extension Lexer {
  /// Whether there is a typographic quote, an ellipsis, a wrap mark or a no-break space at `offset`;
  /// these are never part of a word.
  @inline(never)
  func isForeign(_ bytes: Span<UInt8>, at offset: Int) -> Bool {
    isTypographicQuote(bytes, at: offset) || isEllipsis(bytes, at: offset)
      || isWrapMark(bytes, at: offset) || isNoBreakSpace(bytes, at: offset)
  }

  /// Whether U+2018, U+2019, U+201C or U+201D is at `offset`.
  func isTypographicQuote(_ bytes: Span<UInt8>, at offset: Int) -> Bool {
    guard isGeneralPunctuation(bytes, at: offset) else { return false }
    let last = bytes[offset + 2]
    return last == 0x98 || last == 0x99 || last == 0x9C || last == 0x9D
  }

  /// Whether U+2026 is at `offset`.
  func isEllipsis(_ bytes: Span<UInt8>, at offset: Int) -> Bool {
    isGeneralPunctuation(bytes, at: offset) && bytes[offset + 2] == 0xA6
  }

  func isGeneralPunctuation(_ bytes: Span<UInt8>, at offset: Int) -> Bool {
    offset + 2 < bytes.count && bytes[offset] == 0xE2 && bytes[offset + 1] == 0x80
  }

  /// Whether `»` is at `offset`, with which the manual marks a line it had to wrap.
  func isWrapMark(_ bytes: Span<UInt8>, at offset: Int) -> Bool {
    offset + 1 < bytes.count && bytes[offset] == 0xC2 && bytes[offset + 1] == 0xBB
  }

  /// Lexes `...`, or three or more single dots separated by white space, which mark an omission in
  /// the manual. A single dot is a word.
  @inline(never)
  mutating func lexEllipsis(_ bytes: Span<UInt8>, from start: Int) -> Bool {
    guard (start..<offset).allSatisfy({ bytes[$0] == UInt8(ascii: ".") }) else { return false }
    var end = offset
    if offset - start < 3 {
      guard offset - start == 1, let last = endOfSpacedDots(bytes, from: start) else {
        return false
      }
      end = last
    }
    offset = start
    stray(.ellipsis, length: end - start)
    return true
  }

  func endOfSpacedDots(_ bytes: Span<UInt8>, from start: Int) -> Int? {
    var dots = 1
    var end = start + 1
    while true {
      var next = end
      while next < bytes.count, ByteClass.isWhiteSpace(bytes[next]) { next += 1 }
      guard next > end, next < bytes.count, bytes[next] == UInt8(ascii: "."),
        endsValue(bytes, at: next + 1)
      else { return dots > 2 ? end : nil }
      dots += 1
      end = next + 1
    }
  }

  /// Whether the byte at `offset` is in no word anywhere.
  func endsWord(_ bytes: Span<UInt8>, at offset: Int) -> Bool {
    offset >= bytes.count || bytes[offset] < 0x80 && ByteClass.wordEnd.contains(bytes[offset])
  }

  /// Whether a value that extends to `offset` is complete: in a list, a comma ends it, too.
  func endsValue(_ bytes: Span<UInt8>, at offset: Int) -> Bool {
    endsWord(bytes, at: offset) || place == .list && bytes[offset] == UInt8(ascii: ",")
  }

  /// Lexes `(`, or the whole of `(...)` where no list is allowed, as in another one.
  mutating func lexLeftParenthesis(_ bytes: Span<UInt8>) {
    if let length = bracketedEllipsis(bytes, closedBy: UInt8(ascii: ")")) {
      stray(.ellipsis, length: length)
    } else {
      punctuation(.leftParenthesis, leadsTo: .list)
    }
  }

  /// Lexes `[`, or the whole of `[...]`, or of an unquoted address.
  mutating func lexLeftBracket(_ bytes: Span<UInt8>) {
    if let length = bracketedEllipsis(bytes, closedBy: UInt8(ascii: "]")) {
      stray(.ellipsis, length: length)
    } else if let end = endOfBareAddress(bytes) {
      lexBareAddress(bytes, until: end)
    } else {
      punctuation(.leftBracket, leadsTo: .dictionary)
    }
  }

  @inline(never)
  func bracketedEllipsis(_ bytes: Span<UInt8>, closedBy closing: UInt8) -> Int? {
    switch place {
    case .statementStart, .afterName, .afterLabel, .list: break
    default: return nil
    }
    var end = offset + 1
    while end < bytes.count, ByteClass.isBlank(bytes[end]) { end += 1 }
    guard isEllipsis(bytes, at: end) || startsWith(bytes, at: end, "...") else { return nil }
    end += 3
    while end < bytes.count, ByteClass.isBlank(bytes[end]) { end += 1 }
    return end < bytes.count && bytes[end] == closing ? end + 1 - offset : nil
  }

  /// Lexes `»`, with the rest of a value that is alone on the next line.
  @inline(never)
  mutating func lexWrapMark(_ bytes: Span<UInt8>) {
    var end = offset + 2
    while end < bytes.count, ByteClass.isWhiteSpace(bytes[end]) { end += 1 }
    let word = end
    while !endsWord(bytes, at: end), !isForeign(bytes, at: end) { end += 1 }
    let isRest = place == .statementStart && end > word && standsAlone(bytes, until: end)
    report(.wrapMark, from: offset, to: offset + 2)
    appendStray(from: offset, to: isRest && bytes[end - 1] != UInt8(ascii: ".") ? end : offset + 2)
  }

  /// Lexes `<name>`: a warning where it can be read as a word; otherwise something was left out.
  @inline(never)
  mutating func lexPlaceholder(_ bytes: Span<UInt8>, from start: Int) -> Bool {
    guard let end = endOfPlaceholder(bytes, from: start) else { return false }
    if place == .statementStart, standsAlone(bytes, until: end) {
      offset = start
      stray(.ellipsis, length: end - start)
      return true
    }
    report(end == offset ? .placeholder : .ellipsis, from: start, to: end)
    guard end != offset else { return false }
    offset = end
    tokens.append(.brokenString, from: start, to: end)
    scalarWasRead()
    return true
  }

  /// The end of the placeholder at `start`. `<>` is not one: it is the null sender of bounce mail.
  func endOfPlaceholder(_ bytes: Span<UInt8>, from start: Int) -> Int? {
    guard start + 2 < bytes.count, !endsWord(bytes, at: start + 1),
      bytes[start + 1] != UInt8(ascii: ">")
    else { return nil }
    var end = start + 1
    while end < bytes.count, bytes[end] != UInt8(ascii: "<") {
      end += 1
      if bytes[end - 1] == UInt8(ascii: ">"), endsValue(bytes, at: end) { return end }
      // All white space but the end of the line, since the formatter writes one blank for it.
      let isInside = ByteClass.isWhiteSpace(bytes[end - 1]) && bytes[end - 1] != UInt8(ascii: "\n")
      if endsWord(bytes, at: end - 1), !isInside { return nil }
    }
    return nil
  }

  /// Whether nothing but a comment or `}` follows on the line.
  func standsAlone(_ bytes: Span<UInt8>, until end: Int) -> Bool {
    var index = end
    while index < bytes.count, ByteClass.isBlank(bytes[index]) { index += 1 }
    guard index < bytes.count else { return true }
    switch bytes[index] {
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "}"), UInt8(ascii: "#"): return true
    default: return false
    }
  }

  /// Lexes `**` around a line or a value, which is bold markup.
  @inline(never)
  mutating func lexBoldMarkup(_ bytes: Span<UInt8>) {
    if place != .statementStart, let end = endOfBoldScalar(bytes) {
      report(.boldMarkup, from: offset, to: offset + 2)
      tokens.append(.brokenString, from: offset, to: end)
      offset = end
      return scalarWasRead()
    }
    guard place == .statementStart, let next = peek(bytes, 2), next.isLetter,
      let end = endOfBold(bytes, from: offset + 2)
    else { return lexWord(bytes) }
    boldEnd = end
    stray(.boldMarkup, length: 2)
  }

  /// The end of `**word**` or `**"string"**`.
  func endOfBoldScalar(_ bytes: Span<UInt8>) -> Int? {
    let isQuoted = peek(bytes, 2) == UInt8(ascii: "\"")
    var end = offset + (isQuoted ? 3 : 2)
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") {
      let stops = isQuoted ? bytes[end] == UInt8(ascii: "\"") : bytes[end] == UInt8(ascii: "*")
      if stops { break }
      if !isQuoted, endsWord(bytes, at: end) { return nil }
      end += 1
    }
    if isQuoted { end += 1 }
    guard end > offset + 2, startsWith(bytes, at: end, "**"), endsValue(bytes, at: end + 2)
    else { return nil }
    return end + 2
  }

  /// Lexes the closing `**`, which was reported together with the opening one.
  @inline(never)
  mutating func endBoldMarkup() {
    tokens.append(.stray, from: offset, to: offset + 2)
    offset += 2
  }

  func endOfBold(_ bytes: Span<UInt8>, from start: Int) -> Int? {
    var end = start
    while end + 1 < bytes.count, bytes[end] != UInt8(ascii: "\n") {
      if bytes[end] == UInt8(ascii: "*"), bytes[end + 1] == UInt8(ascii: "*") { return end }
      end += 1
    }
    return nil
  }

  /// Ends a word before the closing `**` of bold markup, and reports `/*` inside a word.
  @inline(never)
  mutating func inspectStars(_ bytes: Span<UInt8>, from start: Int) {
    if boldEnd > start, boldEnd < offset { offset = boldEnd }
    var index = start + 1
    while index < offset {
      if bytes[index] == UInt8(ascii: "*"), bytes[index - 1] == UInt8(ascii: "/") {
        report(.commentInsideWord, from: index - 1, to: index + 1)
        return
      }
      index += 1
    }
  }
}
