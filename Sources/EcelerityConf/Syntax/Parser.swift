/// Reads tokens into statements by recursive descent.
///
/// Each method that reads a production of `Grammar/ecelerity.ebnf` carries it as its comment.
/// `parse…` is called where the production is certain to start; `expect…` must find something and
/// reports when it does not. Nothing is thrown and nothing is lost: tokens that make no statement
/// become an `unexpected` node, and a missing token is a flag on the node that lacks it.
struct Parser {
  /// Stanzas nested deeper than this are not read; the deepest anybody has shown is four.
  static let maximumDepth = 128

  private(set) var nodes: ContiguousArray<Node> = []
  private(set) var problems: [SyntaxProblem] = []
  private let tokens: TokenList
  private let bytes: [UInt8]
  private var index: TokenIndex = 0
  private var depth = 0
  /// Closing braces to expect without an opening one, because its absence was reported already.
  private var forgivenBraces = 0

  init(tokens: TokenList, bytes: [UInt8]) {
    self.tokens = tokens
    self.bytes = bytes
    nodes.reserveCapacity(tokens.count / 3 + 16)
  }

  // MARK: Statements

  /// file = body END ;
  mutating func parseFile() {
    let node = open(.file)
    while true {
      parseBody()
      guard kind == .rightBrace else { break }
      parseStrayClosingBrace()
    }
    close(node)
    reportUnclosedStanzas()
  }

  /// body = { statement } ;
  private mutating func parseBody() {
    while kind != .rightBrace, kind != .endOfFile { parseStatement() }
  }

  /// statement = include | option | stanza ;
  @inline(__always)
  private mutating func parseStatement() {
    switch kind {
    case .word: parseOptionOrStanza()
    case .include: parseInclude()
    case .string, .brokenString: parseQuotedName()
    default: parseUnexpected(reportedAt: index)
    }
  }

  /// include = INCLUDE scalar ;
  private mutating func parseInclude() {
    let node = open(.include)
    advance()
    switch kind {
    case .word where startsLine(index) && (peek == .equals || peek == .leftBrace):
      expectValue(for: node, .missingIncludePath)
    case .word, .string, .brokenString, .include: advance()
    case .equals: parseIncludeWithEquals(node)
    case .leftBrace: parseIncludeWithBody(node)
    default: expectValue(for: node, .missingIncludePath)
    }
    close(node)
  }

  /// option = name "=" value | name dictionary ;
  /// stanza = name [ label ] "{" body "}" | name "=" [ scalar ] "{" body "}" ;
  @inline(__always)
  private mutating func parseOptionOrStanza() {
    switch peek {
    case .equals:
      if parsePlainOption() { return }
      parseAssignment()
    case .leftBrace: parseStanza(headerLength: 1)
    case .leftBracket: parseDictionaryWithoutEquals()
    case .leftParenthesis: parseListWithoutEquals()
    case .word, .string, .regex, .brokenString: parseLabelled()
    case .rightParenthesis, .rightBracket, .comma: parseUnexpected(reportedAt: index + 1)
    default: parseNameAlone()
    }
  }

  /// The common case, `name = scalar` before something that starts or ends a statement.
  @inline(__always)
  private mutating func parsePlainOption() -> Bool {
    let value = tokens.kind(index + 2)
    guard value == .word || value == .string else { return false }
    let next = tokens.kind(index + 3)
    guard next == .word || next == .rightBrace || next == .endOfFile || next == .include,
      next != .word || tokens.kind(index + 4) != .leftBrace
    else { return false }
    let first = UInt32(truncatingIfNeeded: index)
    let end = UInt32(truncatingIfNeeded: nodes.count + 1)
    nodes.append(
      Node(kind: .option, flags: [], firstToken: first, endToken: first + 3, end: end))
    index += 3
    return true
  }

  /// value = scalar | list | dictionary ;
  private mutating func parseAssignment() {
    switch tokens.kind(index + 2) {
    case .leftParenthesis: parseOption(.listOption, tokensBefore: 2)
    case .leftBracket: parseOption(.dictionaryOption, tokensBefore: 2)
    case .leftBrace:
      report(.equalsInHeader, at: index + 1)
      parseStanza(headerLength: 2)
    case .word, .string, .brokenString, .include: parseScalarAssignment()
    default: parseOptionWithoutValue()
    }
  }

  /// scalar = STRING | WORD ;
  private mutating func parseScalarAssignment() {
    if tokens.kind(index + 3) == .leftBrace {
      report(.equalsInHeader, at: index + 1)
      return parseStanza(headerLength: 3)
    }
    if isStatementInPlaceOfValue { return parseOptionWithoutValue() }
    let node = open(.option)
    advance(by: 3)
    close(node)
  }

  /// `name =` and then `other = value` or `other "label" {` on the next line: the value is missing.
  private var isStatementInPlaceOfValue: Bool {
    guard startsLine(index + 2) else { return false }
    if tokens.kind(index + 3) == .equals { return true }
    return ahead(4) == .leftBrace && tokens.kind(index + 3).isScalar && !startsLine(index + 3)
  }

  /// name = WORD ;
  private mutating func parseNameAlone() {
    let node = open(.option)
    let name = index
    advance()
    if !isReported { report(.optionWithoutValue, at: name) }
    mark(node, .missingValue)
    close(node)
  }

  private mutating func parseOptionWithoutValue() {
    let node = open(.option)
    let name = index
    advance(by: 2)
    expectValue(for: node, .missingValue, at: name)
    close(node)
  }

  private mutating func parseOption(_ kind: NodeKind, tokensBefore count: Int) {
    let node = open(kind)
    advance(by: count)
    if kind == .listOption { parseList(node) } else { parseDictionary(node) }
    close(node)
  }

  /// Four options of the manual are shown as `name [ … ]`, so the `=` may be left out.
  private mutating func parseDictionaryWithoutEquals() {
    parseOption(.dictionaryOption, tokensBefore: 1)
  }

  private mutating func parseListWithoutEquals() {
    report(.missingEquals, at: index + 1)
    parseOption(.listOption, tokensBefore: 1)
  }

  // MARK: Stanzas

  /// label = STRING | REGEXWORD | WORD ;
  private mutating func parseLabelled() {
    if tokens.kind(index + 2) == .leftBrace { return parseStanza(headerLength: 2) }
    // A word on the next line starts a statement of its own: this one has no value.
    if peek == .word, startsLine(index + 1) { return parseNameAlone() }
    if opensDeeperLine(after: index + 2) { return parseStanza(headerLength: 2) }
    if tokens.kind(index + 1) == .brokenString { return parseUnexpected(count: 2) }
    if isStray(index + 2) { return parseUnexpected(count: 3) }
    report(.missingOpeningBrace, at: index + 1, related: index)
    forgivenBraces += 1
    parseUnexpected(count: 2)
  }

  private mutating func parseStanza(headerLength: Int) {
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
    if kind == .rightBrace { advance() } else { mark(node, .missingClosing) }
    close(node)
  }

  /// Whether the statement that token `next` starts is indented deeper than the current one, as the
  /// body of a stanza would be.
  private func opensDeeperLine(after next: TokenIndex) -> Bool {
    switch tokens.kind(next) {
    case .word, .include: break
    default: return false
    }
    return startsLine(next) && startsLine(index) && column(next) > column(index)
  }

  private mutating func parseTooDeep(headerLength: Int) {
    let node = open(.unexpected)
    report(.nestingTooDeep, at: index)
    advance(by: headerLength)
    var nested = 0
    repeat {
      if kind == .leftBrace { nested += 1 }
      if kind == .rightBrace { nested -= 1 }
      if kind == .endOfFile { break }
      advance()
    } while nested > 0
    close(node)
  }

  // MARK: Lists and dictionaries

  /// list = "(" { scalar | "," } ")" ;
  private mutating func parseList(_ node: NodeIndex) {
    let opening = index
    advance()
    var wasComma = true
    var reportedNesting = false
    while true {
      switch kind {
      case .word, .string, .brokenString, .include, .regex:
        if isStatementInsideList { return missClosing(node, opening, .missingClosingParenthesis) }
        wasComma = false
        advance()
      case .comma:
        // A comma may separate items; one that separates nothing is worth a word.
        if wasComma || tokens.kind(index + 1) == .rightParenthesis {
          report(.strayComma, at: index)
        }
        wasComma = true
        advance()
      case .rightParenthesis: return advance()
      case .leftBrace, .rightBrace, .endOfFile:
        return missClosing(node, opening, .missingClosingParenthesis)
      case .stray: advance()
      case .rightBracket:
        missClosing(node, opening, .missingClosingParenthesis)
        return advance()
      default:
        if !reportedNesting { report(.nestedInList, at: index, related: opening) }
        reportedNesting = true
        skipNested()
      }
    }
  }

  /// A line that starts with `name =` or with the header of a stanza stands in no list: the bracket
  /// was not closed.
  private var isStatementInsideList: Bool {
    guard kind == .word, peek == .equals || ahead(2) == .leftBrace else { return false }
    return startsLine(index)
  }

  /// dictionary = "[" { key "=" scalar } "]" ;
  private mutating func parseDictionary(_ node: NodeIndex) {
    let opening = index
    advance()
    while true {
      switch kind {
      case .word, .string, .brokenString, .include, .regex:
        if isStanzaInsideDictionary { return missClosing(node, opening, .missingClosingBracket) }
        parsePair(opening)
      case .comma:
        report(.commaInDictionary, at: index)
        advance()
      case .rightBracket: return advance()
      case .leftBrace, .rightBrace, .endOfFile:
        return missClosing(node, opening, .missingClosingBracket)
      case .rightParenthesis:
        missClosing(node, opening, .missingClosingBracket)
        return advance()
      case .stray: advance()
      default:
        report(.nestedInDictionary, at: index, related: opening)
        skipNested()
      }
    }
  }

  private var isStanzaInsideDictionary: Bool {
    guard peek == .leftBrace || (peek != .equals && ahead(2) == .leftBrace) else { return false }
    return startsLine(index)
  }

  /// key = STRING | WORD ;
  private mutating func parsePair(_ opening: TokenIndex) {
    let key = index
    advance()
    guard kind == .equals else {
      if !isReported, tokens.kind(key) != .brokenString { report(.incompletePair, at: key) }
      return
    }
    advance()
    switch kind {
    case .word, .string, .brokenString, .include:
      // `key =` and then `other = value` on the next line: the value is what is missing.
      if peek == .equals, startsLine(index) { report(.incompletePair, at: key) } else { advance() }
    case .leftParenthesis, .leftBracket, .leftBrace:
      report(.nestedInDictionary, at: index, related: opening)
      skipNested()
    default:
      if !isReported { report(.incompletePair, at: key) }
    }
  }

  private mutating func missClosing(
    _ node: NodeIndex, _ opening: TokenIndex, _ kind: SyntaxProblem.Kind
  ) {
    report(kind, at: opening, related: index)
    mark(node, .missingClosing)
  }

  /// Skips one token, or what stands between it and its closing partner.
  private mutating func skipNested() {
    var nested = 0
    repeat {
      switch kind {
      case .leftParenthesis, .leftBracket, .leftBrace: nested += 1
      case .rightParenthesis, .rightBracket, .rightBrace: nested -= 1
      case .endOfFile: return
      default: break
      }
      advance()
    } while nested > 0
  }

  // MARK: What is not in the grammar

  /// Names are never quoted; a quoted one is read as if it were a word.
  private mutating func parseQuotedName() {
    switch peek {
    case .equals, .leftBrace, .leftBracket: break
    case .word, .string, .regex:
      guard ahead(2) == .leftBrace else { return parseUnexpected(reportedAt: index) }
    default: return parseUnexpected(reportedAt: index)
    }
    if kind == .string { report(.quotedName, at: index) }
    parseOptionOrStanza()
  }

  private mutating func parseIncludeWithEquals(_ node: NodeIndex) {
    report(.includeWithEquals, at: index)
    advance()
    if kind.isScalar { advance() } else { mark(node, .missingValue) }
  }

  private mutating func parseIncludeWithBody(_ node: NodeIndex) {
    report(.includeWithBody, at: index)
    mark(node, .missingValue)
    skipNested()
  }

  private mutating func parseStrayClosingBrace() {
    let node = open(.unexpected)
    if forgivenBraces > 0 {
      forgivenBraces -= 1
      advance()
    } else {
      report(.strayClosingBrace, at: index)
      while kind == .rightBrace { advance() }
    }
    close(node)
  }

  /// Reads what makes no statement into a node of its own, up to what may start a statement.
  private mutating func parseUnexpected(reportedAt token: TokenIndex) {
    if tokens.kind(token) != .stray, tokens.kind(token) != .brokenString {
      report(.unexpectedToken, at: token)
    }
    parseUnexpected(count: token - index + 1)
  }

  private mutating func parseUnexpected(count: Int) {
    let node = open(.unexpected)
    let certain = index + count
    repeat {
      switch kind {
      case .leftBrace, .leftParenthesis, .leftBracket: skipNested()
      default: advance()
      }
    } while kind != .endOfFile && (index < certain || (kind != .rightBrace && !mayStartStatement))
    close(node)
  }

  /// Whether a word here would be read as the start of a statement: it starts its line, or follows a
  /// stray token and is followed by `=` or `{`.
  private var mayStartStatement: Bool {
    guard kind == .word || kind == .include else { return false }
    if startsLine(index) { return true }
    return isStray(index - 1) && (peek == .equals || peek == .leftBrace || peek == .string)
  }

  /// Reports that a value is missing, unless the bytes that stand in its place were reported.
  private mutating func expectValue(
    for node: NodeIndex, _ kind: SyntaxProblem.Kind, at token: TokenIndex? = nil
  ) {
    mark(node, .missingValue)
    if self.kind == .stray {
      advance()
    } else {
      report(kind, at: token ?? index - 1)
    }
  }

  private var isReported: Bool { isStray(index) || isStray(index - 1) }

  private func isStray(_ index: TokenIndex) -> Bool {
    index >= 0 && index < tokens.count && tokens.kind(index) == .stray
  }

  /// One report for all stanzas that are open at the end of the file.
  private mutating func reportUnclosedStanzas() {
    guard let innermost = nodes.lastIndex(where: { isUnclosedStanza($0) }) else { return }
    let suspect = UnclosedStanza.find(innermost: innermost, in: nodes, tokens: tokens, bytes: bytes)
    let header = Int(nodes[suspect.stanza].firstToken)
    report(.missingClosingBrace, at: header, related: suspect.evidence)
  }

  private func isUnclosedStanza(_ node: Node) -> Bool {
    node.kind == .stanza && node.flags.contains(.missingClosing)
  }

  // MARK: Tokens and nodes

  @inline(__always)
  private var kind: TokenKind { tokens.kind(index) }

  @inline(__always)
  private var peek: TokenKind { ahead(1) }

  @inline(__always)
  private func ahead(_ distance: Int) -> TokenKind {
    tokens.kind(min(index + distance, tokens.count - 1))
  }

  /// Moves on; the end of the file stays in view.
  @inline(__always)
  private mutating func advance(by count: Int = 1) {
    index = min(index + count, tokens.count - 1)
  }

  @inline(__always)
  private mutating func open(_ kind: NodeKind) -> NodeIndex {
    let first = UInt32(truncatingIfNeeded: index)
    nodes.append(Node(kind: kind, flags: [], firstToken: first, endToken: first, end: 0))
    return nodes.count - 1
  }

  @inline(__always)
  private mutating func close(_ node: NodeIndex) {
    nodes[node].endToken = UInt32(truncatingIfNeeded: index)
    nodes[node].end = UInt32(truncatingIfNeeded: nodes.count)
  }

  private mutating func mark(_ node: NodeIndex, _ flag: NodeFlags) {
    nodes[node].flags.insert(flag)
  }

  private func startsLine(_ index: TokenIndex) -> Bool {
    index == 0 || Trivia.containsLineBreak(bytes, in: tokens.gap(before: index))
  }

  private func column(_ index: TokenIndex) -> Int {
    Trivia.column(bytes, of: tokens.start(index))
  }

  private mutating func report(
    _ kind: SyntaxProblem.Kind, at token: TokenIndex, related: TokenIndex? = nil
  ) {
    let place = related.map { tokens.range($0) }
    problems.append(SyntaxProblem(kind, at: tokens.range(token), related: place))
  }
}
