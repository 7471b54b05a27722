/// Recovery from input outside the grammar: what is reported, and where parsing resumes.
extension Parser {
  /// Parses a quoted name, which is an error, as if it were a word.
  mutating func parseQuotedName() {
    switch peek {
    case .equals, .leftBrace, .leftBracket: break
    case .word, .string, .regex:
      guard ahead(2) == .leftBrace, !startsLine(index + 1) else {
        return parseUnexpected(reportedAt: index)
      }
    default: return parseUnexpected(reportedAt: index)
    }
    if kind == .string { report(.quotedName, at: index) }
    parseOptionOrStanza()
  }

  mutating func parseIncludeWithEquals(_ node: NodeIndex) {
    report(.includeWithEquals, at: index)
    advance()
    if kind.isScalar { return advance() }
    mark(node, .missingValue)
    if kind == .leftBrace || kind == .leftParenthesis || kind == .leftBracket { skipNested() }
  }

  mutating func parseIncludeWithBody(_ node: NodeIndex) {
    report(.includeWithBody, at: index)
    mark(node, .missingValue)
    skipNested()
  }

  mutating func parseStrayClosingBrace() {
    let node = open(.unexpected)
    let isIgnored = repair.ignoredBraces.contains(index)
    if !isIgnored, firstLeftOver == nil { firstLeftOver = index }
    if forgivenBraces > 0 {
      forgivenBraces -= 1
      imbalance += isIgnored ? 0 : 1
      advance()
    } else {
      report(.strayClosingBrace, at: index)
      repeat {
        imbalance += isIgnored ? 0 : 1
        advance()
      } while kind == .rightBrace && !isIgnored
    }
    close(node)
  }

  /// Parses tokens that form no statement into a node, up to a possible start of a statement.
  mutating func parseUnexpected(reportedAt token: TokenIndex) {
    if tokens.kind(token) != .stray, tokens.kind(token) != .brokenString {
      report(.unexpectedToken, at: token)
      if tokens.kind(token) == .leftBrace { strayOpenings += 1 }
    }
    parseUnexpected(count: token - index + 1)
  }

  mutating func parseUnexpected(count: Int) {
    let node = open(.unexpected)
    skipUnexpected(count: count)
    while kind != .endOfFile, kind != .rightBrace, !mayStartStatement { skipUnexpected(count: 1) }
    close(node)
  }

  /// Skips `count` tokens; opening brackets and braces are skipped with their contents.
  mutating func skipUnexpected(count: Int) {
    let end = index + count
    repeat {
      switch kind {
      case .leftBrace, .leftParenthesis, .leftBracket: skipNested()
      default: advance()
      }
    } while kind != .endOfFile && index < end
  }

  /// Parses `name : value` into a node; a statement may follow on the same line.
  mutating func parseColonForEquals() {
    let isAlone = isColon(index + 1)
    report(.colonForEquals, at: isAlone ? index + 1 : index)
    let node = open(.unexpected)
    skipUnexpected(count: 2)
    if isAlone, kind != .rightBrace, !mayStartStatement { skipUnexpected(count: 1) }
    while kind != .endOfFile, kind != .rightBrace, !mayStartStatement, !isAssignment {
      skipUnexpected(count: 1)
    }
    close(node)
  }

  /// Whether an option or a stanza starts at the current token, even in the middle of a line.
  var isAssignment: Bool {
    kind == .word && (peek == .equals || peek == .leftBrace)
  }

  /// Whether the current word would be parsed as the start of a statement: it starts its line, or
  /// follows a stray token and is followed by `=`, `{` or a string.
  var mayStartStatement: Bool {
    guard kind == .word || kind == .include else { return false }
    if startsLine(index) { return true }
    return isStray(index - 1) && (peek == .equals || peek == .leftBrace || peek == .string)
  }

  /// Reports that a value is missing, unless the tokens in its position were already reported.
  mutating func expectValue(
    for node: NodeIndex, _ kind: SyntaxProblem.Kind, at token: TokenIndex? = nil
  ) {
    mark(node, .missingValue)
    if self.kind == .stray {
      advance()
    } else {
      report(kind, at: token ?? index - 1)
    }
  }

  /// Whether token `index` starts with `//`, which begins a comment in other languages.
  func isSlashComment(_ index: TokenIndex) -> Bool {
    bytes[tokens.range(index).indices].starts(with: "//".utf8)
  }

  /// Whether `name : value` or `name: value` starts at the current token.
  var hasColonForEquals: Bool { endsWithColon(index) || isColon(index + 1) }

  /// Whether the word is the name of an option rather than part of an unquoted text.
  func hasUnderscore(_ index: TokenIndex) -> Bool {
    bytes[tokens.range(index).indices].contains(UInt8(ascii: "_"))
  }

  /// Whether token `index` is `:`, which other languages use for `=`.
  func isColon(_ index: TokenIndex) -> Bool {
    bytes[tokens.range(index).indices].elementsEqual(":".utf8)
  }

  /// Whether token `index` ends with `:`.
  func endsWithColon(_ index: TokenIndex) -> Bool {
    bytes[tokens.range(index).indices].last == UInt8(ascii: ":")
  }

  var isReported: Bool { isStray(index) || isStray(index - 1) }

  func isStray(_ index: TokenIndex) -> Bool {
    index >= 0 && index < tokens.count && tokens.kind(index) == .stray
  }

  /// Reports all stanzas open at the end of the file as one problem.
  mutating func reportUnclosedStanzas() {
    guard let suspect = unclosedStanza else { return }
    let header = Int(nodes[suspect.stanza].firstToken)
    report(.missingClosingBrace, at: header, related: suspect.evidence)
  }

  /// The stanza that probably lacks its brace, if one is open at the end of the file.
  var unclosedStanza: UnclosedStanza.Suspect? {
    guard unclosedStanzas > 0 else { return nil }
    return UnclosedStanza.find(in: nodes, tokens: tokens, bytes: bytes)
  }
}
