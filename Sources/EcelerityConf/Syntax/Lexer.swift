/// A lexer for the configuration language.
///
/// The lexer never fails: every byte becomes part of a token or of the gap between two tokens, and
/// bytes outside the language are recorded as problems. It tracks statements just closely enough
/// for the two context-dependent rules: a comma separates items inside `( )` only, and an unquoted
/// `/…/` is a regular expression in label position only.
struct Lexer {
  /// The syntactic context after the tokens read so far.
  enum Place {
    case statementStart
    /// After the first word of a statement: a label may follow.
    case afterName
    /// After `include`, whose path is never a regular expression.
    case afterInclude
    /// After `=`.
    case afterEquals
    /// After a label: only `{` is valid, so another word starts a statement.
    case afterLabel
    case list
    case dictionary
  }

  var tokens: TokenList
  var problems: [SyntaxProblem] = []
  var offset = 0
  var place = Place.statementStart
  /// Strings that start before this offset end on their line: an earlier quote was left open.
  var openQuoteLimit = 0
  /// No unquoted regular expression ends before this offset; caches a failed search.
  var regexFreeLimit = 0
  /// The offset of the closing `**` of a line in bold markup.
  var boldEnd = -1

  init(expecting count: Int) {
    tokens = TokenList(expecting: count)
  }

  /// Returns the tokens of `bytes` and the problems found.
  static func lex(_ bytes: [UInt8]) -> (tokens: TokenList, problems: [SyntaxProblem]) {
    // A token and its gap take at least five bytes in anything but a stress test; memory that is
    // reserved but never touched costs nothing.
    var lexer = Lexer(expecting: bytes.count / 5 + 16)
    lexer.run(bytes.span)
    return (lexer.tokens, lexer.problems)
  }

  mutating func run(_ bytes: Span<UInt8>) {
    skipByteOrderMark(bytes)
    while !run(bytes, until: .max) {}
  }

  /// Lexes until there are at least `count` tokens, and returns whether the end was reached.
  ///
  /// Between calls, all tokens but the last two may be removed: it looks back no further.
  mutating func run(_ bytes: Span<UInt8>, until count: Int) -> Bool {
    while tokens.count < count {
      skipTrivia(bytes)
      guard offset < bytes.count else {
        tokens.append(.endOfFile, from: bytes.count, to: bytes.count)
        return true
      }
      lexToken(bytes)
    }
    return false
  }

  // MARK: Tokens

  @inline(__always)
  mutating func lexToken(_ bytes: Span<UInt8>) {
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

  /// A line that starts with `name =` is never in a list: the list before it was not closed.
  @inline(__always)
  func equalsLeadsTo(_ bytes: Span<UInt8>) -> Place {
    if place == .dictionary { return .dictionary }
    return place == .list && !lastTokenStartsLine(bytes) ? .list : .afterEquals
  }

  @inline(never)
  func lastTokenStartsLine(_ bytes: Span<UInt8>) -> Bool {
    guard tokens.count > 0 else { return false }
    let gap = tokens.gap(before: tokens.count - 1)
    return gap.indices.contains { bytes[$0] == UInt8(ascii: "\n") }
  }

  @inline(__always)
  mutating func punctuation(_ kind: TokenKind, leadsTo next: Place) {
    tokens.append(kind, from: offset, to: offset + 1)
    offset += 1
    place = next
  }

  @inline(never)
  mutating func stray(_ kind: SyntaxProblem.Kind, length: Int) {
    report(kind, from: offset, to: offset + length)
    appendStray(from: offset, to: offset + length)
  }

  /// Appends a stray token, which takes the position of a value.
  mutating func appendStray(from start: Int, to end: Int) {
    tokens.append(.stray, from: start, to: end)
    offset = end
    if place == .afterEquals || place == .afterInclude { place = .statementStart }
  }

  @inline(__always)
  mutating func scalarWasRead() {
    switch place {
    case .statementStart, .afterLabel: place = .afterName
    case .afterName: place = .afterLabel
    case .afterInclude, .afterEquals: place = .statementStart
    case .list, .dictionary: break
    }
  }

  @inline(__always)
  mutating func lexWord(_ bytes: Span<UInt8>) {
    let start = offset
    let ends = place == .list ? ByteClass.listWordEnd : ByteClass.wordEnd
    var sawStar = false
    var sawEquals = false
    // A local variable stays in a register.
    var end = start
    while true {
      end = Lexer.endOfPlainWord(bytes, from: end)
      guard end < bytes.count else { break }
      let byte = bytes[end]
      if byte < 0x80 {
        if ends.contains(byte) {
          guard byte == UInt8(ascii: "="), sawEquals || isInsideURI(bytes, from: start, at: end)
          else { break }
          sawEquals = true
        }
        if byte == UInt8(ascii: "*") { sawStar = true }
      } else if byte == 0xC2 || byte == 0xE2, isForeign(bytes, at: end) {
        break
      }
      end &+= 1
    }
    offset = end
    if sawStar { inspectStars(bytes, from: start) }
    if sawEquals { report(.equalsInsideWord, from: start, to: offset) }
    let first = bytes[start]
    if first == UInt8(ascii: "."), lexEllipsis(bytes, from: start) { return }
    if first == UInt8(ascii: "<"), lexPlaceholder(bytes, from: start) { return }
    if place == .dictionary { leaveTrailingCommas(bytes, from: start) }
    appendWord(bytes, from: start)
  }

  @inline(__always)
  mutating func appendWord(_ bytes: Span<UInt8>, from start: Int) {
    if place == .statementStart || place == .afterLabel, isInclude(bytes, from: start) {
      tokens.append(.include, from: start, to: offset)
      place = .afterInclude
    } else {
      tokens.append(.word, from: start, to: offset)
      scalarWasRead()
    }
  }

  @inline(__always)
  func isInclude(_ bytes: Span<UInt8>, from start: Int) -> Bool {
    Lexer.isInclude(bytes, from: start, to: offset)
  }

  /// Whether the word is `include` or `readonly_include` in any letter case.
  @inline(__always)
  static func isInclude(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Bool {
    switch end - start {
    case 7: equalsIgnoringCase(bytes, from: start, "include")
    case 16: equalsIgnoringCase(bytes, from: start, "readonly_include")
    default: false
    }
  }

  static func equalsIgnoringCase(
    _ bytes: Span<UInt8>, from start: Int, _ word: StaticString
  ) -> Bool {
    word.withUTF8Buffer { letters in
      for index in 0..<letters.count {
        if bytes[start + index].lowercased != letters[index] { return false }
      }
      return true
    }
  }

  /// Pairs are not separated: a comma after a value is reported and not made part of the value.
  @inline(never)
  mutating func leaveTrailingCommas(_ bytes: Span<UInt8>, from start: Int) {
    while offset > start + 1, bytes[offset - 1] == UInt8(ascii: ",") { offset -= 1 }
  }

  // MARK: Looking ahead and reporting

  @inline(__always)
  func peek(_ bytes: Span<UInt8>, _ distance: Int) -> UInt8? {
    offset + distance < bytes.count ? bytes[offset + distance] : nil
  }

  func startsWith(_ bytes: Span<UInt8>, at start: Int, _ text: StaticString) -> Bool {
    guard start + text.utf8CodeUnitCount <= bytes.count else { return false }
    return text.withUTF8Buffer { letters in
      letters.indices.allSatisfy { bytes[start + $0] == letters[$0] }
    }
  }

  mutating func report(
    _ kind: SyntaxProblem.Kind, from start: Int, to end: Int, related: ByteRange? = nil
  ) {
    let range = ByteRange(UInt32(start), UInt32(end))
    problems.append(SyntaxProblem(kind, at: range, related: related))
  }

  /// Removes the problems reported from `start` on, as they are part of a larger mistake.
  mutating func withdrawProblems(from start: Int) {
    while let last = problems.last, last.range.lowerBound >= start { problems.removeLast() }
  }

  /// Reports only the first problem of its kind in the token or comment that starts at `token`.
  mutating func reportOnce(
    _ kind: SyntaxProblem.Kind, since token: Int, from start: Int, to end: Int,
    related: ByteRange? = nil
  ) {
    let known = problems.reversed().prefix { $0.range.lowerBound >= token }
    guard !known.contains(where: { $0.kind == kind }) else { return }
    report(kind, from: start, to: end, related: related)
  }
}
