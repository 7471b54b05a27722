/// The shape of one file: every byte, every comment, every statement.
///
/// Parsing never fails. Concatenating the bytes of the gaps and the tokens gives the file back, for
/// any input; what could not be read is in `problems`. The storage is a few flat arrays; the typed
/// views (`StatementSyntax`, `StanzaSyntax`, `OptionSyntax`, `IncludeSyntax`) are cheap handles into them.
///
///     let tree = SyntaxTree(parsing: SourceFile(path: "a.conf", text: "gateway = relay.example"))
///     for statement in tree.statements { print(statement.option?.name ?? "") }  // gateway
public final class SyntaxTree: Sendable {
  /// The file it was read from.
  public let source: SourceFile
  /// Its tokens; comments and white space are the gaps between them.
  public let tokens: TokenList
  /// What could not be read, in reading order.
  public let problems: [SyntaxProblem]
  let nodes: ContiguousArray<Node>
  /// Private keys in it, if it cannot be read: somebody named a file of keys.
  let privateKeys: [ByteRange]

  /// Reads `source`; a large file part by part, several at the same time.
  public init(parsing source: SourceFile) {
    self.source = source
    (tokens, nodes, problems) = SyntaxTree.read(source, partLength: TopLevelParts.usualLength)
    privateKeys = SyntaxTree.privateKeys(in: source, problems)
  }

  /// Reads `source` in parts of `partLength` bytes or more if each of them can be read by itself.
  init(parsing source: SourceFile, partLength: Int) {
    self.source = source
    (tokens, nodes, problems) = SyntaxTree.read(source, partLength: partLength)
    privateKeys = SyntaxTree.privateKeys(in: source, problems)
  }

  /// Reads a large file part by part and `sum` with each of them added as soon as those before it are, so
  /// that the sum is there soon after the tree; nil if it is not large, or cannot be read in parts.
  static func readParts<Sum: Sendable>(
    of source: SourceFile, length: Int = TopLevelParts.usualLength, into sum: consuming Sum,
    adding add: @Sendable (inout Sum, TreePart) -> Void
  ) -> (tree: SyntaxTree, sum: Sum)? {
    guard let read = JoinedParts.read(source, length: length, into: sum, adding: add) else {
      return nil
    }
    return (SyntaxTree(source, read.joined), read.sum)
  }

  private init(_ source: SourceFile, _ parts: JoinedParts) {
    self.source = source
    (tokens, nodes, problems) = (parts.tokens, parts.nodes, parts.problems)
    privateKeys = SyntaxTree.privateKeys(in: source, problems)
  }

  /// Reads the statements of `source`, of which the lexer made `tokens` and reported `lexical`.
  init(_ source: SourceFile, _ tokens: TokenList, _ lexical: [SyntaxProblem]) {
    self.source = source
    self.tokens = tokens
    (nodes, problems) = SyntaxTree.parse(tokens, source.bytes, lexical)
    privateKeys = SyntaxTree.privateKeys(in: source, problems)
  }

  /// A file that can be read is not searched, as it is no file of keys and that would take time.
  private static func privateKeys(
    in source: SourceFile, _ problems: [SyntaxProblem]
  ) -> [ByteRange] {
    problems.contains(where: \.isError) ? PrivateKeyText.ranges(in: source.bytes) : []
  }

  private static func read(
    _ source: SourceFile, partLength: Int
  ) -> (tokens: TokenList, nodes: ContiguousArray<Node>, problems: [SyntaxProblem]) {
    if let parts = JoinedParts(reading: source, length: partLength) {
      return (parts.tokens, parts.nodes, parts.problems)
    }
    let (tokens, lexical) = Lexer.lex(source.bytes)
    let (nodes, problems) = parse(tokens, source.bytes, lexical)
    return (tokens, nodes, problems)
  }

  private static func parse(
    _ tokens: TokenList, _ bytes: [UInt8], _ lexical: [SyntaxProblem]
  ) -> (nodes: ContiguousArray<Node>, problems: [SyntaxProblem]) {
    let parser = BraceRepair.parse(tokens, bytes)
    let problems = SyntaxProblem.orConflicts(merge(lexical, parser.problems), in: bytes) {
      readProblems(of: $0)
    }
    return (parser.nodes, SyntaxProblem.orWideCharacters(problems, in: bytes))
  }

  private static func readProblems(of bytes: [UInt8]) -> [SyntaxProblem] {
    let (tokens, lexical) = Lexer.lex(bytes)
    return merge(lexical, BraceRepair.parse(tokens, bytes).problems)
  }

  /// Whether anything was read that makes the tree unsure; warnings do not.
  public var hasErrors: Bool { problems.contains { $0.isError } }

  /// Whether one of these things lies in `range`.
  func hasErrors(in range: ByteRange) -> Bool {
    let first = problems.partitioningIndex { $0.range.lowerBound >= range.lowerBound }
    return problems[first...].prefix { $0.range.lowerBound < range.upperBound }.contains(
      where: \.isError)
  }

  /// The statements of the file's own level.
  public var statements: Statements { Statements(of: 0, in: self) }

  /// The text of token `index`, undecodable bytes replaced. The index must be that of a token of this tree.
  public func text(_ index: TokenIndex) -> String { source.text(tokens.range(index)) }

  /// The token that holds the byte at `offset`, or the next one when it lies between two tokens; `endOfFile` for
  /// every offset after the last token.
  public func token(at offset: UInt32) -> TokenIndex {
    // The last token is the end of the file.
    (0..<tokens.count - 1).partitioningIndex { tokens.range($0).upperBound > offset }
  }

  /// The statement that begins last of those that begin with token `index` or before it; that of a token which
  /// stands in an option.
  func statement(at index: TokenIndex) -> StatementSyntax {
    StatementSyntax(tree: self, node: nodes.partitioningIndex { $0.firstToken > index } - 1)
  }

  /// The white space and comments before token `index`, which must be that of a token of this tree.
  public func trivia(before index: TokenIndex) -> Trivia {
    Trivia(source.bytes, in: tokens.gap(before: index))
  }

  /// Whether token `index` is the first of its line.
  package func startsLine(_ index: TokenIndex) -> Bool {
    tokens.startsLine(index, source.bytes)
  }

  /// Number of tokens of `source`; for measuring the lexer alone.
  @_spi(Benchmarks) public static func tokenCount(of source: SourceFile) -> Int {
    Lexer.lex(source.bytes).tokens.count
  }

  /// In reading order. A comment that is not closed hides every closing bracket after it.
  private static func merge(
    _ lexical: [SyntaxProblem], _ parsed: [SyntaxProblem]
  ) -> [SyntaxProblem] {
    guard !(lexical.isEmpty && parsed.isEmpty) else { return [] }
    let isHidden = lexical.last?.kind == .unterminatedComment
    let open: Set<SyntaxProblem.Kind> = [
      .missingClosingBrace, .missingClosingBracket, .missingClosingParenthesis,
    ]
    let visible = isHidden ? parsed.filter { !open.contains($0.kind) } : parsed
    return (lexical + visible).inReadingOrder
  }
}

extension [SyntaxProblem] {
  /// The same in the order of their places.
  var inReadingOrder: [SyntaxProblem] {
    sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
  }
}
