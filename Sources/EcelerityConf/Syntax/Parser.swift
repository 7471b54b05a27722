/// A recursive descent parser of tokens into statements.
///
/// Each method that parses a production of `Grammar/ecelerity.ebnf` has it as its comment. `parse…`
/// is called where the production is certain to start; `expect…` must find something and reports if
/// it does not. Nothing is thrown and nothing is lost: tokens that form no statement become an
/// `unexpected` node, and a missing token is a flag on the node that lacks it.
struct Parser {
  /// The maximum depth of stanzas that are parsed; the deepest in any known configuration is four.
  static let maximumDepth = 128

  var nodes: ContiguousArray<Node> = []
  var problems: [SyntaxProblem] = []
  let tokens: TokenList
  let bytes: [UInt8]
  var index: TokenIndex = 0
  var depth = 0
  /// Unmatched closing braces to accept, because the missing opening ones were reported.
  var forgivenBraces = 0
  /// The number of reported stray opening braces; as many closing ones may be missing at the end.
  var strayOpenings = 0
  var unclosedStanzas = 0
  /// The problems reported in the current list or dictionary; a repeated one is the same mistake.
  var reportedInside: [SyntaxProblem.Kind] = []
  /// The first unmatched closing brace.
  var firstLeftOver: TokenIndex?
  /// Closing braces missing at the end, or unmatched, which `BraceRepair` tries to reduce to zero.
  var imbalance = 0
  let repair: BraceRepair
  /// The statement before which the innermost stanza is assumed to end without a brace.
  var assumedEnd: TokenIndex
  var assumedEndsPassed = 0

  init(tokens: TokenList, bytes: [UInt8], repair: BraceRepair = BraceRepair()) {
    self.tokens = tokens
    self.bytes = bytes
    self.repair = repair
    assumedEnd = repair.assumedEnds.first ?? .max
    nodes.reserveLargePages(tokens.count / 3 + 16)
  }

  // MARK: Statements

  /// file = body END ;
  mutating func parseFile() {
    let node = open(.file)
    while kind != .endOfFile {
      parseBody()
      if kind == .rightBrace { parseStrayClosingBrace() } else { passAssumedEnd() }
    }
    close(node)
    reportUnclosedStanzas()
  }

  /// body = { statement } ;
  mutating func parseBody() {
    while kind != .endOfFile, index != assumedEnd {
      if kind != .rightBrace {
        parseStatement()
      } else if repair.ignoredBraces.contains(index) {
        parseStrayClosingBrace()
      } else {
        return
      }
    }
  }

  /// statement = include | option | stanza ;
  @inline(__always)
  mutating func parseStatement() {
    switch kind {
    case .word: parseOptionOrStanza()
    case .include: parseInclude()
    case .string, .brokenString: parseQuotedName()
    default: parseUnexpected(reportedAt: index)
    }
  }

  /// include = INCLUDE scalar ;
  mutating func parseInclude() {
    let node = open(.include)
    advance()
    switch kind {
    case .word where startsLine(index) && (peek == .equals || peek == .leftBrace):
      expectValue(for: node, .missingIncludePath)
    case .word, .string, .brokenString, .include: advance()
    case .equals: parseIncludeWithEquals(node)
    case .leftBrace, .leftBracket, .leftParenthesis: parseIncludeWithBody(node)
    default: expectValue(for: node, .missingIncludePath)
    }
    close(node)
  }

  /// option = name "=" value | name dictionary ;
  /// stanza = name [ label ] "{" body "}" | name "=" [ scalar ] "{" body "}" ;
  /// name = WORD ;
  @inline(__always)
  mutating func parseOptionOrStanza() {
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

  /// Parses the common case, `name = scalar` before a token that starts or ends a statement.
  @inline(__always)
  mutating func parsePlainOption() -> Bool {
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
  mutating func parseAssignment() {
    switch tokens.kind(index + 2) {
    case .leftParenthesis: parseOption(.listOption, tokensBefore: 2)
    case .leftBracket: parseOption(.dictionaryOption, tokensBefore: 2)
    case .leftBrace:
      report(.equalsInHeader, at: index + 1)
      parseStanza(headerLength: 2)
    case .word, .string, .brokenString, .include: parseScalarAssignment()
    case .equals: parseDoubledEquals()
    default: parseOptionWithoutValue()
    }
  }

  /// scalar = STRING | WORD ;
  mutating func parseScalarAssignment() {
    if isStatementInPlaceOfValue { return parseOptionWithoutValue() }
    if tokens.kind(index + 3) == .leftBrace {
      report(.equalsInHeader, at: index + 1)
      return parseStanza(headerLength: 3)
    }
    let node = open(.option)
    advance(by: 3)
    close(node)
  }

  /// Whether `name =` is followed by `other = value`, `other {` or `other "label" {` on the next line. A word before `{`
  /// that is indented deeper is the label of the stanza `name`.
  var isStatementInPlaceOfValue: Bool {
    guard startsLine(index + 2) else { return false }
    switch tokens.kind(index + 3) {
    case .equals: return true
    case .leftBrace: return tokens.kind(index + 2) == .word && !opensDeeperLine(after: index + 2)
    case .string where !startsLine(index + 3):
      return ahead(4) == .leftBrace || isIncludeWord(index + 2)
    default: return false
    }
  }

  /// Parses a word on its own: an option of version 2, or part of a value that should be quoted.
  mutating func parseNameAlone() {
    if index > 0, tokens.kind(index - 1).isScalar, !startsLine(index) {
      return parseUnexpected(reportedAt: index)
    }
    let node = open(.option)
    let name = index
    advance()
    if !isReported { report(isSlashComment(name) ? .slashComment : .optionWithoutValue, at: name) }
    mark(node, .missingValue)
    close(node)
  }

  mutating func parseOptionWithoutValue() {
    let node = open(.option)
    let name = index
    advance(by: 2)
    expectValue(for: node, .missingValue, at: name)
    close(node)
  }

  mutating func parseDoubledEquals() {
    let node = open(.option)
    report(.unexpectedToken, at: index + 2)
    advance(by: 3)
    if kind.isScalar, !startsLine(index) { advance() } else { mark(node, .missingValue) }
    close(node)
  }

  mutating func parseOption(_ kind: NodeKind, tokensBefore count: Int) {
    let node = open(kind)
    advance(by: count)
    if kind == .listOption { parseList(node) } else { parseDictionary(node) }
    close(node)
  }

  /// Four options of the manual are documented as `name [ … ]`, so the `=` is optional.
  mutating func parseDictionaryWithoutEquals() {
    parseOption(.dictionaryOption, tokensBefore: 1)
  }

  mutating func parseListWithoutEquals() {
    report(.missingEquals, at: index + 1)
    parseOption(.listOption, tokensBefore: 1)
  }

  // MARK: Tokens and nodes

  @inline(__always)
  var kind: TokenKind { tokens.kind(index) }

  @inline(__always)
  var peek: TokenKind { ahead(1) }

  @inline(__always)
  func ahead(_ distance: Int) -> TokenKind {
    tokens.kind(min(index + distance, tokens.count - 1))
  }

  /// Advances, but not past the end of the file.
  @inline(__always)
  mutating func advance(by count: Int = 1) {
    index = min(index + count, tokens.count - 1)
  }

  @inline(__always)
  mutating func open(_ kind: NodeKind) -> NodeIndex {
    let first = UInt32(truncatingIfNeeded: index)
    nodes.append(Node(kind: kind, flags: [], firstToken: first, endToken: first, end: 0))
    return nodes.count - 1
  }

  @inline(__always)
  mutating func close(_ node: NodeIndex) {
    nodes[node].endToken = UInt32(truncatingIfNeeded: index)
    nodes[node].end = UInt32(truncatingIfNeeded: nodes.count)
  }

  mutating func mark(_ node: NodeIndex, _ flag: NodeFlags) {
    nodes[node].flags.insert(flag)
  }

  func startsLine(_ index: TokenIndex) -> Bool {
    tokens.startsLine(index, bytes)
  }

  func column(_ index: TokenIndex) -> Int {
    Trivia.column(bytes, of: tokens.start(index))
  }

  mutating func reportOnce(_ kind: SyntaxProblem.Kind, at token: TokenIndex) {
    guard !reportedInside.contains(kind) else { return }
    reportedInside.append(kind)
    report(kind, at: token)
  }

  mutating func report(
    _ kind: SyntaxProblem.Kind, at token: TokenIndex, related: TokenIndex? = nil
  ) {
    let place = related.map { tokens.range($0) }
    problems.append(SyntaxProblem(kind, at: tokens.range(token), related: place))
  }
}
