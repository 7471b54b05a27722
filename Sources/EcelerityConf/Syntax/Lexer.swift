/// Cuts bytes into tokens.
///
/// The lexer never fails: every byte becomes part of a token or of the gap between two tokens, and
/// what is no part of the language is recorded as a problem. It follows the statements just closely
/// enough to know the two places where context matters: a comma separates items inside `( )` only,
/// and an unquoted `/…/` is a regular expression in label position only.
struct Lexer {
  /// What the tokens read so far lead to.
  private enum Place {
    case statementStart
    /// After the first word of a statement: a label may follow.
    case afterName
    /// After `include`, whose path is never a regular expression.
    case afterInclude
    /// After `=`.
    case afterEquals
    /// After a label: only `{` makes sense, so another word starts a statement.
    case afterLabel
    case list
    case dictionary
  }

  private(set) var tokens: TokenList
  private(set) var problems: [SyntaxProblem] = []
  private var offset = 0
  private var place = Place.statementStart
  /// Strings that start before this offset end on their line: an earlier quote was left open.
  private var openQuoteLimit = 0
  /// No unquoted regular expression ends before this offset: it was looked for.
  private var regexFreeLimit = 0
  /// Where the closing `**` of a line in bold markup stands.
  private var boldEnd = -1

  private init(expecting count: Int) {
    tokens = TokenList(expecting: count)
  }

  /// The tokens of `bytes` and what was wrong with them.
  static func lex(_ bytes: [UInt8]) -> (tokens: TokenList, problems: [SyntaxProblem]) {
    // A token and its gap take five bytes at least in anything but a stress test; memory that is
    // reserved but never touched costs nothing.
    var lexer = Lexer(expecting: bytes.count / 5 + 16)
    lexer.run(bytes.span)
    return (lexer.tokens, lexer.problems)
  }

  private mutating func run(_ bytes: Span<UInt8>) {
    skipByteOrderMark(bytes)
    while true {
      skipTrivia(bytes)
      guard offset < bytes.count else { break }
      lexToken(bytes)
    }
    tokens.append(.endOfFile, from: bytes.count, to: bytes.count)
  }

  // MARK: White space and comments

  private mutating func skipByteOrderMark(_ bytes: Span<UInt8>) {
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { offset = 3 }
  }

  @inline(__always)
  private mutating func skipTrivia(_ bytes: Span<UInt8>) {
    while offset < bytes.count {
      let byte = bytes[offset]
      if ByteClass.isWhiteSpace(byte) {
        offset += 1
      } else if byte == UInt8(ascii: "#") {
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

  private mutating func skipLineComment(_ bytes: Span<UInt8>) {
    let start = offset
    if tokens.count > 0 {
      let last = tokens.count - 1
      if tokens.kind(last) == .word, Int(tokens.range(last).upperBound) == start {
        report(.hashTouchesWord, from: start, to: start + 1, related: tokens.range(last))
      }
    }
    var firstNUL = -1
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "\n") {
      if bytes[offset] == 0, firstNUL < 0 { firstNUL = offset }
      offset += 1
    }
    if firstNUL >= 0 { report(.nulByte, from: firstNUL, to: firstNUL + 1) }
  }

  @inline(never)
  private mutating func skipBlockComment(_ bytes: Span<UInt8>) {
    let start = offset
    offset += 2
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "*"), peek(bytes, 1) == UInt8(ascii: "/") {
        offset += 2
        return
      }
      if byte == UInt8(ascii: "/"), peek(bytes, 1) == UInt8(ascii: "*"),
        ByteClass.isWhiteSpace(bytes[offset - 1])
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

  /// Skips NUL and no-break space, which the server would not take for white space.
  @inline(never)
  private mutating func skipOddSpace(_ bytes: Span<UInt8>) -> Bool {
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

  /// A run of no-break spaces, mixed with spaces as web pages like to write it.
  private mutating func skipNoBreakSpaces(_ bytes: Span<UInt8>) {
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

  private func isNoBreakSpace(_ bytes: Span<UInt8>, at offset: Int) -> Bool {
    offset + 1 < bytes.count && bytes[offset] == 0xC2 && bytes[offset + 1] == 0xA0
  }

  // MARK: Tokens

  @inline(__always)
  private mutating func lexToken(_ bytes: Span<UInt8>) {
    switch bytes[offset] {
    case UInt8(ascii: "\""): lexString(bytes)
    case UInt8(ascii: "="): punctuation(.equals, leadsTo: equalsLeadsTo(bytes))
    case UInt8(ascii: "{"): punctuation(.leftBrace, leadsTo: .statementStart)
    case UInt8(ascii: "}"): punctuation(.rightBrace, leadsTo: .statementStart)
    case UInt8(ascii: "("): lexLeftParenthesis(bytes)
    case UInt8(ascii: ")"): punctuation(.rightParenthesis, leadsTo: .statementStart)
    case UInt8(ascii: "["): lexLeftBracket(bytes)
    case UInt8(ascii: "]"): punctuation(.rightBracket, leadsTo: .statementStart)
    case UInt8(ascii: ",") where place == .list || place == .dictionary:
      punctuation(.comma, leadsTo: place)
    case UInt8(ascii: "'"): lexSingleQuotes(bytes)
    case UInt8(ascii: "*") where offset == boldEnd: endBoldMarkup()
    case UInt8(ascii: "*") where peek(bytes, 1) == UInt8(ascii: "*"): lexBoldMarkup(bytes)
    case 0xE2 where isTypographicQuote(bytes, at: offset): lexTypographicQuotes(bytes)
    case 0xE2 where isEllipsis(bytes, at: offset): stray(.ellipsis, length: 3)
    case 0xC2 where isWrapMark(bytes, at: offset): lexWrapMark(bytes)
    case UInt8(ascii: "/") where place == .afterName: lexRegexOrWord(bytes)
    default: lexWord(bytes)
    }
  }

  /// A line that starts with `name =` stands in no list: the list before it was never closed.
  @inline(__always)
  private func equalsLeadsTo(_ bytes: Span<UInt8>) -> Place {
    if place == .dictionary { return .dictionary }
    return place == .list && !lastTokenStartsLine(bytes) ? .list : .afterEquals
  }

  @inline(never)
  private func lastTokenStartsLine(_ bytes: Span<UInt8>) -> Bool {
    guard tokens.count > 0 else { return false }
    let gap = tokens.gap(before: tokens.count - 1)
    return gap.indices.contains { bytes[$0] == UInt8(ascii: "\n") }
  }

  @inline(__always)
  private mutating func punctuation(_ kind: TokenKind, leadsTo next: Place) {
    tokens.append(kind, from: offset, to: offset + 1)
    offset += 1
    place = next
  }

  @inline(never)
  private mutating func stray(_ kind: SyntaxProblem.Kind, length: Int) {
    report(kind, from: offset, to: offset + length)
    appendStray(from: offset, to: offset + length)
  }

  /// A stray token fills the place of a value.
  private mutating func appendStray(from start: Int, to end: Int) {
    tokens.append(.stray, from: start, to: end)
    offset = end
    if place == .afterEquals || place == .afterInclude { place = .statementStart }
  }

  @inline(__always)
  private mutating func scalarWasRead() {
    switch place {
    case .statementStart, .afterLabel: place = .afterName
    case .afterName: place = .afterLabel
    case .afterInclude, .afterEquals: place = .statementStart
    case .list, .dictionary: break
    }
  }

  @inline(__always)
  private mutating func lexWord(_ bytes: Span<UInt8>) {
    let start = offset
    let ends = place == .list ? ByteClass.listWordEnd : ByteClass.wordEnd
    var sawStar = false
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte < 0x80 {
        if ends.contains(byte) { break }
        if byte == UInt8(ascii: "*") { sawStar = true }
      } else if byte == 0xC2 || byte == 0xE2, isForeign(bytes, at: offset) {
        break
      }
      offset += 1
    }
    if sawStar { inspectStars(bytes, from: start) }
    let first = bytes[start]
    if first == UInt8(ascii: "."), lexEllipsis(bytes, from: start) { return }
    if first == UInt8(ascii: "<"), lexPlaceholder(bytes, from: start) { return }
    if place == .dictionary { leaveTrailingCommas(bytes, from: start) }
    appendWord(bytes, from: start)
  }

  @inline(__always)
  private mutating func appendWord(_ bytes: Span<UInt8>, from start: Int) {
    if place == .statementStart || place == .afterLabel, isInclude(bytes, from: start) {
      tokens.append(.include, from: start, to: offset)
      place = .afterInclude
    } else {
      tokens.append(.word, from: start, to: offset)
      scalarWasRead()
    }
  }

  @inline(__always)
  private func isInclude(_ bytes: Span<UInt8>, from start: Int) -> Bool {
    Lexer.isInclude(bytes, from: start, to: offset)
  }

  /// `include` or `readonly_include` in any letter case.
  @inline(__always)
  static func isInclude(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Bool {
    switch end - start {
    case 7: equalsIgnoringCase(bytes, from: start, "include")
    case 16: equalsIgnoringCase(bytes, from: start, "readonly_include")
    default: false
    }
  }

  private static func equalsIgnoringCase(
    _ bytes: Span<UInt8>, from start: Int, _ word: StaticString
  ) -> Bool {
    word.withUTF8Buffer { letters in
      for index in 0..<letters.count {
        let byte = bytes[start + index]
        let isUpper = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
        if (isUpper ? byte | 0x20 : byte) != letters[index] { return false }
      }
      return true
    }
  }

  /// Pairs are not separated: a comma after a value is reported instead of read into the value.
  @inline(never)
  private mutating func leaveTrailingCommas(_ bytes: Span<UInt8>, from start: Int) {
    while offset > start + 1, bytes[offset - 1] == UInt8(ascii: ",") { offset -= 1 }
  }

  // MARK: Strings

  private mutating func lexString(_ bytes: Span<UInt8>) {
    let start = offset
    offset += 1
    var firstLineEnd = -1
    scan: while offset < bytes.count {
      let byte = bytes[offset]
      if byte < 0x80 {
        if ByteClass.stringStop.contains(byte) {
          switch byte {
          case UInt8(ascii: "\""): break scan
          case UInt8(ascii: "\\"):
            // The pair cannot end the string; a line break in it still ends the line.
            if let next = peek(bytes, 1), next != UInt8(ascii: "\n") { offset += 1 }
          case 0: reportOnce(.nulByte, since: start, from: offset, to: offset + 1)
          default:
            if firstLineEnd < 0 {
              firstLineEnd = offset
              if start < openQuoteLimit { break scan }
            }
          }
        }
      } else if byte == 0xC2, isWrapMark(bytes, at: offset) {
        reportOnce(.wrapMarkInString, since: start, from: offset, to: offset + 2)
      }
      offset += 1
    }
    let isClosed = offset < bytes.count && bytes[offset] == UInt8(ascii: "\"")
    if isClosed, firstLineEnd < 0 || !looksLeftOpen(bytes, from: start, lineEnd: firstLineEnd) {
      offset += 1
      tokens.append(.string, from: start, to: offset)
    } else {
      lexOpenString(bytes, from: start, isClosed: isClosed, lineEnd: firstLineEnd)
    }
    scalarWasRead()
  }

  /// Whether a string over several lines is more likely one that lacks its closing quote: the quote
  /// that ends it touches a word, or a typographic quote stands where the closing one should.
  @inline(never)
  private func looksLeftOpen(_ bytes: Span<UInt8>, from start: Int, lineEnd: Int) -> Bool {
    if let next = peek(bytes, 1), !mayFollowString(next), !startsWith(bytes, at: offset + 1, "/*") {
      return true
    }
    return typographicEnd(bytes, from: start + 1, to: lineEnd) != nil || opensOptionValue(bytes)
  }

  private func mayFollowString(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: "["): false
    case UInt8(ascii: ","): true
    default: byte < 0x80 && ByteClass.wordEnd.contains(byte)
    }
  }

  /// Whether the quote here follows `name =` on its line and has a partner further on.
  private func opensOptionValue(_ bytes: Span<UInt8>) -> Bool {
    var index = offset - 1
    while index > 0, isBlank(bytes[index]) { index -= 1 }
    guard index > 0, bytes[index] == UInt8(ascii: "=") else { return false }
    index -= 1
    while index > 0, isBlank(bytes[index]) { index -= 1 }
    while index > 0, !ByteClass.wordEnd.contains(bytes[index] & 0x7F) { index -= 1 }
    while index > 0, isBlank(bytes[index]) { index -= 1 }
    return bytes[index] == UInt8(ascii: "\n") && lineHasQuote(bytes, from: offset + 1)
  }

  private func lineHasQuote(_ bytes: Span<UInt8>, from start: Int) -> Bool {
    var index = start
    while index < bytes.count, bytes[index] != UInt8(ascii: "\n") {
      if bytes[index] == UInt8(ascii: "\"") { return true }
      index += 1
    }
    return false
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  /// Ends a string whose closing quote is missing on its first line, so that the rest of the file is
  /// still read as it was meant.
  @inline(never)
  private mutating func lexOpenString(
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

  /// The end of the line without white space and the brackets that were hardly meant as text.
  private func endOfOpenString(_ bytes: Span<UInt8>, from start: Int, lineEnd: Int) -> Int {
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

  /// Where the last typographic double quote of the line ends, if only white space and punctuation
  /// follow it.
  private func typographicEnd(_ bytes: Span<UInt8>, from start: Int, to lineEnd: Int) -> Int? {
    var end = endOfOpenString(bytes, from: start - 1, lineEnd: lineEnd)
    if end > start, bytes[end - 1] == UInt8(ascii: ",") { end -= 1 }
    guard end - 3 >= start, isTypographicQuote(bytes, at: end - 3), bytes[end - 1] >= 0x9C
    else { return nil }
    return end
  }

  /// `'…'` on one line, or the apostrophe and what touches it.
  @inline(never)
  private mutating func lexSingleQuotes(_ bytes: Span<UInt8>) {
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

  /// `“…”` up to a closing quote on the same line, or the quote and what touches it.
  @inline(never)
  private mutating func lexTypographicQuotes(_ bytes: Span<UInt8>) {
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

  private mutating func endTypographicQuotes(from start: Int) {
    tokens.append(.brokenString, from: start, to: offset)
    scalarWasRead()
  }

  private mutating func skipWord(_ bytes: Span<UInt8>) {
    while offset < bytes.count, bytes[offset] >= 0x80 || !ByteClass.wordEnd.contains(bytes[offset]),
      !isForeign(bytes, at: offset)
    { offset += 1 }
  }

  // MARK: Regular expressions

  /// A token that starts with `/` in label position is a regular expression if, before any unescaped
  /// white space, there is a later unescaped `/` followed by white space, `{` or the end.
  @inline(never)
  private mutating func lexRegexOrWord(_ bytes: Span<UInt8>) {
    let start = offset
    guard start >= regexFreeLimit else { return lexWord(bytes) }
    var end = start + 1
    while end < bytes.count, !ByteClass.isWhiteSpace(bytes[end]), bytes[end] != 0 {
      if bytes[end] == UInt8(ascii: "\\") {
        if end + 1 < bytes.count, bytes[end + 1] == UInt8(ascii: "\n") { break }
        end += 2
        continue
      }
      end += 1
      guard bytes[end - 1] == UInt8(ascii: "/") else { continue }
      if end == bytes.count || bytes[end] == UInt8(ascii: "{")
        || ByteClass.isWhiteSpace(bytes[end])
      {
        tokens.append(.regex, from: start, to: end)
        offset = end
        place = .afterLabel
        return
      }
    }
    regexFreeLimit = end
    lexWord(bytes)
  }

  // MARK: What pages of manuals leave behind

  /// A typographic quote, an ellipsis, a wrap mark or a no-break space: never part of a word.
  @inline(never)
  private func isForeign(_ bytes: Span<UInt8>, at offset: Int) -> Bool {
    isTypographicQuote(bytes, at: offset) || isEllipsis(bytes, at: offset)
      || isWrapMark(bytes, at: offset) || isNoBreakSpace(bytes, at: offset)
  }

  /// U+2018, U+2019, U+201C, U+201D.
  private func isTypographicQuote(_ bytes: Span<UInt8>, at offset: Int) -> Bool {
    guard isGeneralPunctuation(bytes, at: offset) else { return false }
    let last = bytes[offset + 2]
    return last == 0x98 || last == 0x99 || last == 0x9C || last == 0x9D
  }

  /// U+2026.
  private func isEllipsis(_ bytes: Span<UInt8>, at offset: Int) -> Bool {
    isGeneralPunctuation(bytes, at: offset) && bytes[offset + 2] == 0xA6
  }

  private func isGeneralPunctuation(_ bytes: Span<UInt8>, at offset: Int) -> Bool {
    offset + 2 < bytes.count && bytes[offset] == 0xE2 && bytes[offset + 1] == 0x80
  }

  /// `»`, with which the manual marks a line it had to wrap.
  private func isWrapMark(_ bytes: Span<UInt8>, at offset: Int) -> Bool {
    offset + 1 < bytes.count && bytes[offset] == 0xC2 && bytes[offset + 1] == 0xBB
  }

  /// `...`, and three or more single dots beside or below each other, with which the manual leaves
  /// something out. A single dot is a word.
  @inline(never)
  private mutating func lexEllipsis(_ bytes: Span<UInt8>, from start: Int) -> Bool {
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

  private func endOfSpacedDots(_ bytes: Span<UInt8>, from start: Int) -> Int? {
    var dots = 1
    var end = start + 1
    while true {
      var next = end
      while next < bytes.count, ByteClass.isWhiteSpace(bytes[next]) { next += 1 }
      guard next > end, next < bytes.count, bytes[next] == UInt8(ascii: "."),
        endsWord(bytes, at: next + 1)
      else { return dots > 2 ? end : nil }
      dots += 1
      end = next + 1
    }
  }

  private func endsWord(_ bytes: Span<UInt8>, at offset: Int) -> Bool {
    offset >= bytes.count || bytes[offset] < 0x80 && ByteClass.wordEnd.contains(bytes[offset])
  }

  /// `(`, or the whole of `(...)` where no list can stand.
  private mutating func lexLeftParenthesis(_ bytes: Span<UInt8>) {
    if let length = bracketedEllipsis(bytes, closedBy: UInt8(ascii: ")")) {
      stray(.ellipsis, length: length)
    } else {
      punctuation(.leftParenthesis, leadsTo: .list)
    }
  }

  /// `[`, or the whole of `[...]`.
  private mutating func lexLeftBracket(_ bytes: Span<UInt8>) {
    if let length = bracketedEllipsis(bytes, closedBy: UInt8(ascii: "]")) {
      stray(.ellipsis, length: length)
    } else {
      punctuation(.leftBracket, leadsTo: .dictionary)
    }
  }

  @inline(never)
  private func bracketedEllipsis(_ bytes: Span<UInt8>, closedBy closing: UInt8) -> Int? {
    switch place {
    case .statementStart, .afterName, .afterLabel: break
    default: return nil
    }
    var end = offset + 1
    while end < bytes.count, isBlank(bytes[end]) { end += 1 }
    guard isEllipsis(bytes, at: end) || startsWith(bytes, at: end, "...") else { return nil }
    end += 3
    while end < bytes.count, isBlank(bytes[end]) { end += 1 }
    return end < bytes.count && bytes[end] == closing ? end + 1 - offset : nil
  }

  /// `»`, and the rest of a value that stands alone on the next line.
  @inline(never)
  private mutating func lexWrapMark(_ bytes: Span<UInt8>) {
    var end = offset + 2
    while end < bytes.count, ByteClass.isWhiteSpace(bytes[end]) { end += 1 }
    let word = end
    while !endsWord(bytes, at: end), !isForeign(bytes, at: end) { end += 1 }
    let isRest = place == .statementStart && end > word && standsAlone(bytes, until: end)
    report(.wrapMark, from: offset, to: offset + 2)
    appendStray(from: offset, to: isRest && bytes[end - 1] != UInt8(ascii: ".") ? end : offset + 2)
  }

  /// `<name>`: a warning where it can be read as a word; otherwise something is left out.
  @inline(never)
  private mutating func lexPlaceholder(_ bytes: Span<UInt8>, from start: Int) -> Bool {
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

  private func endOfPlaceholder(_ bytes: Span<UInt8>, from start: Int) -> Int? {
    guard start + 2 < bytes.count, !endsWord(bytes, at: start + 1) else { return nil }
    var end = start + 1
    while end < bytes.count, bytes[end] != UInt8(ascii: "<") {
      end += 1
      if bytes[end - 1] == UInt8(ascii: ">"), endsWord(bytes, at: end) { return end }
      if endsWord(bytes, at: end - 1), !isBlank(bytes[end - 1]) { return nil }
    }
    return nil
  }

  /// Whether nothing but a comment or `}` follows on the line.
  private func standsAlone(_ bytes: Span<UInt8>, until end: Int) -> Bool {
    var index = end
    while index < bytes.count, isBlank(bytes[index]) { index += 1 }
    guard index < bytes.count else { return true }
    switch bytes[index] {
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "}"), UInt8(ascii: "#"): return true
    default: return false
    }
  }

  /// `**` around a line or a value, which is markup that got into the file.
  @inline(never)
  private mutating func lexBoldMarkup(_ bytes: Span<UInt8>) {
    if place != .statementStart, let end = endOfBoldScalar(bytes) {
      report(.boldMarkup, from: offset, to: offset + 2)
      tokens.append(.brokenString, from: offset, to: end)
      offset = end
      return scalarWasRead()
    }
    guard place == .statementStart, let next = peek(bytes, 2), isLetter(next),
      let end = endOfBold(bytes, from: offset + 2)
    else { return lexWord(bytes) }
    boldEnd = end
    stray(.boldMarkup, length: 2)
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    byte & 0xDF >= UInt8(ascii: "A") && byte & 0xDF <= UInt8(ascii: "Z")
  }

  /// Where `**word**` or `**"string"**` ends.
  private func endOfBoldScalar(_ bytes: Span<UInt8>) -> Int? {
    let isQuoted = peek(bytes, 2) == UInt8(ascii: "\"")
    var end = offset + (isQuoted ? 3 : 2)
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") {
      let stops = isQuoted ? bytes[end] == UInt8(ascii: "\"") : bytes[end] == UInt8(ascii: "*")
      if stops { break }
      if !isQuoted, endsWord(bytes, at: end) { return nil }
      end += 1
    }
    if isQuoted { end += 1 }
    guard end > offset + 2, startsWith(bytes, at: end, "**"), endsWord(bytes, at: end + 2)
    else { return nil }
    return end + 2
  }

  /// The closing `**`, already reported with the opening one.
  @inline(never)
  private mutating func endBoldMarkup() {
    tokens.append(.stray, from: offset, to: offset + 2)
    offset += 2
  }

  private func endOfBold(_ bytes: Span<UInt8>, from start: Int) -> Int? {
    var end = start
    while end + 1 < bytes.count, bytes[end] != UInt8(ascii: "\n") {
      if bytes[end] == UInt8(ascii: "*"), bytes[end + 1] == UInt8(ascii: "*") { return end }
      end += 1
    }
    return nil
  }

  /// Cuts a word before the closing `**` of bold markup, and warns of `/*` inside a word.
  @inline(never)
  private mutating func inspectStars(_ bytes: Span<UInt8>, from start: Int) {
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

  // MARK: Looking ahead and reporting

  @inline(__always)
  private func peek(_ bytes: Span<UInt8>, _ distance: Int) -> UInt8? {
    offset + distance < bytes.count ? bytes[offset + distance] : nil
  }

  private func startsWith(_ bytes: Span<UInt8>, at start: Int, _ text: StaticString) -> Bool {
    guard start + text.utf8CodeUnitCount <= bytes.count else { return false }
    return text.withUTF8Buffer { letters in
      letters.indices.allSatisfy { bytes[start + $0] == letters[$0] }
    }
  }

  private mutating func report(
    _ kind: SyntaxProblem.Kind, from start: Int, to end: Int, related: ByteRange? = nil
  ) {
    let range = ByteRange(UInt32(start), UInt32(end))
    problems.append(SyntaxProblem(kind, at: range, related: related))
  }

  /// Forgets what was reported from `start` on: it is part of a larger mistake.
  private mutating func withdrawProblems(from start: Int) {
    while let last = problems.last, last.range.lowerBound >= start { problems.removeLast() }
  }

  /// Reports only the first problem of its kind in the token or comment that starts at `token`.
  private mutating func reportOnce(
    _ kind: SyntaxProblem.Kind, since token: Int, from start: Int, to end: Int,
    related: ByteRange? = nil
  ) {
    let known = problems.reversed().prefix { $0.range.lowerBound >= token }
    guard !known.contains(where: { $0.kind == kind }) else { return }
    report(kind, from: start, to: end, related: related)
  }
}
