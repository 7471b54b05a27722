/// Stanzas: their headers, and where their bodies end.
extension Parser {
  /// label = STRING | REGEXWORD | WORD ;
  mutating func parseLabelled() {
    if tokens.kind(index + 2) == .leftBrace { return parseStanza(headerLength: 2) }
    // After a list or a value that was left open, the lexer classifies `include` as a word.
    if isIncludeWord(index) { return parseInclude() }
    // A word on the next line starts a statement of its own: this one has no value.
    if peek == .word, startsLine(index + 1) { return parseNameAlone() }
    if isSlashComment(index) {
      report(.slashComment, at: index)
      return parseUnexpected(count: 2)
    }
    if hasSecondLabel {
      report(.unexpectedToken, at: index + 2)
      return parseStanza(headerLength: 3)
    }
    if opensDeeperLine(after: index + 2) { return parseStanza(headerLength: 2) }
    if tokens.kind(index + 1) == .brokenString { return parseUnexpected(count: 2) }
    if isStray(index + 2) { return parseUnexpected(count: 3) }
    let isBehindValue = !startsLine(index) && index > 0 && tokens.kind(index - 1).isScalar
    if isBehindValue, !hasColonForEquals || !hasUnderscore(index) {
      return parseUnexpected(reportedAt: index)
    }
    if tokens.kind(index + 2) == .equals { return parseUnexpected(reportedAt: index + 1) }
    if hasColonForEquals { return parseColonForEquals() }
    report(.missingOpeningBrace, at: index + 1, related: index)
    forgivenBraces += 1
    parseUnexpected(count: 2)
  }

  /// Whether a second label follows, `name "label" other {`, as in the backlog of version 2.
  var hasSecondLabel: Bool {
    tokens.kind(index + 2).isScalar && ahead(3) == .leftBrace && !startsLine(index + 2)
  }

  func isIncludeWord(_ index: TokenIndex) -> Bool {
    let range = tokens.range(index).indices
    return Lexer.isInclude(bytes.span, from: range.lowerBound, to: range.upperBound)
  }

  mutating func parseStanza(headerLength: Int) {
    guard depth < Parser.maximumDepth else { return parseTooDeep(headerLength: headerLength) }
    let node = open(.stanza)
    let name = index
    advance(by: headerLength)
    if kind == .leftBrace {
      advance()
    } else {
      report(.missingOpeningBrace, at: index - 1, related: name)
      mark(node, .missingOpening)
    }
    depth += 1
    parseBody()
    depth -= 1
    if kind == .rightBrace, index != assumedEnd { advance() } else { missClosingBrace(node, name) }
    close(node)
  }

  mutating func missClosingBrace(_ node: NodeIndex, _ name: TokenIndex) {
    mark(node, .missingClosing)
    if index == assumedEnd {
      report(.missingClosingBrace, at: name, related: index)
      passAssumedEnd()
    } else if strayOpenings > 0 {
      strayOpenings -= 1
    } else {
      unclosedStanzas += 1
      imbalance += 1
    }
  }

  mutating func passAssumedEnd() {
    guard index == assumedEnd else { return }
    assumedEndsPassed += 1
    let ends = repair.assumedEnds
    assumedEnd = assumedEndsPassed < ends.count ? ends[assumedEndsPassed] : .max
  }

  /// Whether the statement that starts at token `next` is indented deeper than the current one,
  /// like the body of a stanza.
  func opensDeeperLine(after next: TokenIndex) -> Bool {
    switch tokens.kind(next) {
    case .word, .include: break
    default: return false
    }
    return startsLine(next) && startsLine(index) && column(next) > column(index)
  }

  mutating func parseTooDeep(headerLength: Int) {
    let node = open(.unexpected)
    report(.nestingTooDeep, at: index)
    advance(by: headerLength)
    if kind == .leftBrace { skipBlock() }
    close(node)
  }
}
