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
    var hasNUL = false
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "\n") {
      if bytes[offset] == 0 { hasNUL = true }
      offset += 1
    }
    if hasNUL { report(.nulByte, from: start, to: offset) }
  }

  private mutating func skipBlockComment(_ bytes: Span<UInt8>) {
    let start = offset
    offset += 2
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "*"), peek(bytes, 1) == UInt8(ascii: "/") {
        offset += 2
        return
      }
      if byte == UInt8(ascii: "/"), peek(bytes, 1) == UInt8(ascii: "*") {
        let opening = ByteRange(UInt32(start), UInt32(start + 2))
        reportOnce(.nestedComment, since: start, from: offset, to: offset + 2, related: opening)
        offset += 1
      } else if byte == 0 {
        reportOnce(.nulByte, since: start, from: offset, to: offset + 1)
      }
      offset += 1
    }
    report(.unterminatedComment, from: start, to: start + 2)
  }

  /// Skips NUL and no-break space, which the server would not take for white space.
  private mutating func skipOddSpace(_ bytes: Span<UInt8>) -> Bool {
    let start = offset
    let kind: SyntaxProblem.Kind
    if bytes[offset] == 0 {
      while offset < bytes.count, bytes[offset] == 0 { offset += 1 }
      kind = .nulByte
    } else {
      guard isNoBreakSpace(bytes, at: offset) else { return false }
      while isNoBreakSpace(bytes, at: offset) { offset += 2 }
      kind = .noBreakSpace
    }
    report(kind, from: start, to: offset)
    return true
  }

  private func isNoBreakSpace(_ bytes: Span<UInt8>, at offset: Int) -> Bool {
    offset + 1 < bytes.count && bytes[offset] == 0xC2 && bytes[offset + 1] == 0xA0
  }

  // MARK: Tokens

  @inline(__always)
  private mutating func lexToken(_ bytes: Span<UInt8>) {
    switch bytes[offset] {
    case UInt8(ascii: "\""): lexString(bytes)
    case UInt8(ascii: "="): punctuation(.equals, leadsTo: equalsLeadsTo)
    case UInt8(ascii: "{"): punctuation(.leftBrace, leadsTo: .statementStart)
    case UInt8(ascii: "}"): punctuation(.rightBrace, leadsTo: .statementStart)
    case UInt8(ascii: "("): lexLeftParenthesis(bytes)
    case UInt8(ascii: ")"): punctuation(.rightParenthesis, leadsTo: .statementStart)
    case UInt8(ascii: "["): lexLeftBracket(bytes)
    case UInt8(ascii: "]"): punctuation(.rightBracket, leadsTo: .statementStart)
    case UInt8(ascii: ",") where place == .list: punctuation(.comma, leadsTo: .list)
    case UInt8(ascii: "'"): lexSingleQuotes(bytes)
    case UInt8(ascii: "*") where offset == boldEnd: endBoldMarkup()
    case UInt8(ascii: "*") where place == .statementStart: lexBoldMarkup(bytes)
    case 0xE2 where isTypographicQuote(bytes, at: offset): lexTypographicQuotes(bytes)
    case 0xE2 where isEllipsis(bytes, at: offset): stray(.ellipsis, length: 3)
    case 0xC2 where isWrapMark(bytes, at: offset): stray(.wrapMark, length: 2)
    case UInt8(ascii: "/") where place == .afterName: lexRegexOrWord(bytes)
    default: lexWord(bytes)
    }
  }

  /// A `name =` at this depth means that the bracket before it was never closed.
  private var equalsLeadsTo: Place {
    place == .dictionary ? .dictionary : place == .list ? .list : .afterEquals
  }

  @inline(__always)
  private mutating func punctuation(_ kind: TokenKind, leadsTo next: Place) {
    tokens.append(kind, from: offset, to: offset + 1)
    offset += 1
    place = next
  }

  private mutating func stray(_ kind: SyntaxProblem.Kind, length: Int) {
    report(kind, from: offset, to: offset + length)
    tokens.append(.stray, from: offset, to: offset + length)
    offset += length
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
    var sawEquals = false
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte < 0x80 {
        if ends.contains(byte) {
          guard byte == UInt8(ascii: "="), isInsideURI(bytes, from: start) else { break }
          sawEquals = true
        }
        if byte == UInt8(ascii: "*") { sawStar = true }
      } else if byte == 0xC2 || byte == 0xE2, isForeign(bytes, at: offset) {
        break
      }
      offset += 1
    }
    if sawStar { inspectStars(bytes, from: start) }
    if sawEquals { report(.equalsInsideWord, from: start, to: offset) }
    let first = bytes[start]
    if first == UInt8(ascii: "."), lexEllipsis(bytes, from: start) { return }
    if first == UInt8(ascii: "<"), bytes[offset - 1] == UInt8(ascii: ">"), offset - start > 2 {
      report(.placeholder, from: start, to: offset)
    }
    appendWord(bytes, from: start)
  }

  /// Whether the `=` at `offset` is that of a query, `smtp://mx.example?pref=10`: in a list, where no
  /// name is assigned to, behind a `?` and with a value.
  private func isInsideURI(_ bytes: Span<UInt8>, from start: Int) -> Bool {
    guard place == .list, let next = peek(bytes, 1), next < 0x80,
      !ByteClass.listWordEnd.contains(next)
    else { return false }
    return (start..<offset).contains { bytes[$0] == UInt8(ascii: "?") }
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

  /// `include` or `readonly_include` in any letter case.
  @inline(__always)
  private func isInclude(_ bytes: Span<UInt8>, from start: Int) -> Bool {
    switch offset - start {
    case 7: equalsIgnoringCase(bytes, from: start, "include")
    case 16: equalsIgnoringCase(bytes, from: start, "readonly_include")
    default: false
    }
  }

  private func equalsIgnoringCase(
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
  private func looksLeftOpen(_ bytes: Span<UInt8>, from start: Int, lineEnd: Int) -> Bool {
    if let next = peek(bytes, 1) {
      let mayFollow = ByteClass.wordEnd.contains(next & 0x7F) && next != UInt8(ascii: "\"")
      if next >= 0x80 || !(mayFollow || next == UInt8(ascii: ",")) { return true }
    }
    return typographicEnd(bytes, from: start + 1, to: lineEnd) != nil
  }

  /// Ends a string whose closing quote is missing on its first line, so that the rest of the file is
  /// still read as it was meant.
  private mutating func lexOpenString(
    _ bytes: Span<UInt8>, from start: Int, isClosed: Bool, lineEnd: Int
  ) {
    let isFirst = start >= openQuoteLimit
    let closing = isClosed ? ByteRange(UInt32(offset), UInt32(offset + 1)) : nil
    if isFirst { openQuoteLimit = isClosed ? offset + 1 : bytes.count }
    let lineEnd = lineEnd < 0 ? bytes.count : lineEnd
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
      tokens.append(.stray, from: start, to: offset)
    }
  }

  /// `“…”` up to a closing quote on the same line, or the quote and what touches it.
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
    tokens.append(.stray, from: start, to: offset)
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
  private mutating func lexRegexOrWord(_ bytes: Span<UInt8>) {
    let start = offset
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
    lexWord(bytes)
  }

  // MARK: What pages of manuals leave behind

  /// A typographic quote, an ellipsis, a wrap mark or a no-break space: never part of a word.
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

  /// `...` and `. . .`, with which the manual leaves something out. A single dot is a word.
  private mutating func lexEllipsis(_ bytes: Span<UInt8>, from start: Int) -> Bool {
    var end = offset
    guard (start..<end).allSatisfy({ bytes[$0] == UInt8(ascii: ".") }) else { return false }
    if end - start == 1 {
      guard place == .statementStart, startsWith(bytes, at: start, ". . .") else { return false }
      end = start + 5
    } else if end - start == 2 {
      return false
    }
    offset = start
    stray(.ellipsis, length: end - start)
    return true
  }

  /// `[`, or the whole of a bracketed address where a value, an item or a label should stand: a
  /// dictionary would have a `=` before its `]`.
  private mutating func lexLeftBracket(_ bytes: Span<UInt8>) {
    guard place != .statementStart, place != .dictionary, let end = endOfAddress(bytes) else {
      return punctuation(.leftBracket, leadsTo: .dictionary)
    }
    let start = offset
    offset = end
    skipWord(bytes)
    report(.bareBrackets, from: start, to: offset)
    tokens.append(.word, from: start, to: offset)
    scalarWasRead()
  }

  /// Behind the `]` of `[2001:db8::1]`, `[IPv6:…]` or `[*]`, which starts here; nil when it is none.
  private func endOfAddress(_ bytes: Span<UInt8>) -> Int? {
    var end = offset + 1
    var isAddress = false
    while end < bytes.count, bytes[end] < 0x80, !ByteClass.wordEnd.contains(bytes[end]) {
      isAddress = isAddress || bytes[end] == UInt8(ascii: ":") || bytes[end] == UInt8(ascii: "*")
      end += 1
    }
    guard isAddress, end < bytes.count, bytes[end] == UInt8(ascii: "]") else { return nil }
    return end + 1
  }

  /// `(`, or the whole of `(...)` where a statement should start.
  private mutating func lexLeftParenthesis(_ bytes: Span<UInt8>) {
    if place == .statementStart, startsWith(bytes, at: offset, "(...)") {
      stray(.ellipsis, length: 5)
    } else {
      punctuation(.leftParenthesis, leadsTo: .list)
    }
  }

  /// `**` around a line, which is markup that got into the file.
  private mutating func lexBoldMarkup(_ bytes: Span<UInt8>) {
    guard peek(bytes, 1) == UInt8(ascii: "*"), let next = peek(bytes, 2),
      next & 0xDF >= UInt8(ascii: "A"), next & 0xDF <= UInt8(ascii: "Z"),
      let end = endOfBold(bytes, from: offset + 2)
    else { return lexWord(bytes) }
    boldEnd = end
    stray(.boldMarkup, length: 2)
  }

  /// The closing `**`, already reported with the opening one.
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
