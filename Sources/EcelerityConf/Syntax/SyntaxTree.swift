/// A lossless syntax tree of one file: every byte, every comment, every statement.
///
/// Parsing never fails. Concatenating the bytes of the gaps and the tokens reproduces the file, for
/// any input; what could not be parsed is in `problems`. The storage is a few flat arrays; the
/// typed views (`StatementSyntax`, `StanzaSyntax`, `OptionSyntax`, `IncludeSyntax`) are cheap
/// handles into them.
///
///     let tree = SyntaxTree(parsing: SourceFile(path: "a.conf", text: "gateway = relay.example"))
///     for statement in tree.statements { print(statement.option?.name ?? "") }  // gateway
public final class SyntaxTree: Sendable {
  /// The source file.
  public let source: SourceFile
  /// The tokens of the file; comments and white space are the gaps between them.
  public let tokens: TokenList
  /// The problems found, in source order.
  public let problems: [SyntaxProblem]
  let nodes: ContiguousArray<Node>
  /// The private keys in the file if it has errors, as when a file of keys was named by mistake.
  let privateKeys: [ByteRange]

  /// Parses `source`; the parts of a large file are parsed concurrently.
  public init(parsing source: SourceFile) {
    self.source = source
    (tokens, nodes, problems) = SyntaxTree.read(source, partLength: TopLevelParts.usualLength)
    privateKeys = SyntaxTree.privateKeys(in: source, problems)
  }

  /// Parses `source` in parts of at least `partLength` bytes, if each can be parsed by itself.
  init(parsing source: SourceFile, partLength: Int) {
    self.source = source
    (tokens, nodes, problems) = SyntaxTree.read(source, partLength: partLength)
    privateKeys = SyntaxTree.privateKeys(in: source, problems)
  }

  /// Parses a large file in parts and adds each to `sum` once those before it are added, so that
  /// the sum is complete soon after the tree. What `prepare` makes of a part is made concurrently.
  /// Nil if the file is not large, or cannot be parsed in parts.
  static func readParts<Sum: Sendable, Prepared: Sendable>(
    of source: SourceFile, length: Int = TopLevelParts.usualLength, into sum: consuming Sum,
    preparing prepare: @Sendable (SyntaxTree) -> Prepared,
    adding add: @Sendable (inout Sum, TreePart, Prepared) -> Void
  ) -> (tree: SyntaxTree, sum: Sum)? {
    guard
      let read = JoinedParts.read(
        source, length: length, into: sum, preparing: prepare, adding: add)
    else { return nil }
    return (SyntaxTree(source, read.joined), read.sum)
  }

  private init(_ source: SourceFile, _ parts: JoinedParts) {
    self.source = source
    (tokens, nodes, problems) = (parts.tokens, parts.nodes, parts.problems)
    privateKeys = SyntaxTree.privateKeys(in: source, problems)
  }

  /// Parses the statements of `source` from the `tokens` and the problems of the lexer.
  init(_ source: SourceFile, _ tokens: TokenList, _ lexical: [SyntaxProblem]) {
    self.source = source
    self.tokens = tokens
    (nodes, problems) = SyntaxTree.parse(tokens, source.bytes, lexical)
    privateKeys = SyntaxTree.privateKeys(in: source, problems)
  }

  /// Only a file with errors is searched: a valid one is no file of keys, and searching takes time.
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
    return (parser.nodes, SyntaxProblem.orNoText(problems, in: bytes))
  }

  private static func readProblems(of bytes: [UInt8]) -> [SyntaxProblem] {
    let (tokens, lexical) = Lexer.lex(bytes)
    return merge(lexical, BraceRepair.parse(tokens, bytes).problems)
  }

  /// Whether the file has an error, which makes the tree uncertain; warnings do not count.
  public var hasErrors: Bool { problems.contains { $0.isError } }

  /// Whether an error starts in `range`.
  func hasErrors(in range: ByteRange) -> Bool {
    let first = problems.partitioningIndex { $0.range.lowerBound >= range.lowerBound }
    return problems[first...].prefix { $0.range.lowerBound < range.upperBound }.contains(
      where: \.isError)
  }

  /// The top-level statements of the file.
  public var statements: Statements { Statements(of: 0, in: self) }

  /// The text of token `index`, undecodable bytes replaced. The index must be that of a token of this tree.
  public func text(_ index: TokenIndex) -> String { source.text(tokens.range(index)) }

  /// The token that holds the byte at `offset`, or the next one when it lies between two tokens; `endOfFile` for
  /// every offset after the last token.
  public func token(at offset: UInt32) -> TokenIndex {
    // The last token is the end of the file.
    (0..<tokens.count - 1).partitioningIndex { tokens.range($0).upperBound > offset }
  }

  /// The last statement that begins at or before token `index`; for one in an option, the option.
  func statement(at index: TokenIndex) -> StatementSyntax {
    StatementSyntax(tree: self, node: nodes.partitioningIndex { $0.firstToken > index } - 1)
  }

  /// The white space and comments before token `index`, which must be that of a token of this tree.
  public func trivia(before index: TokenIndex) -> Trivia {
    Trivia(source.bytes, in: tokens.gap(before: index))
  }

  /// Whether token `index` is the first on its line.
  package func startsLine(_ index: TokenIndex) -> Bool {
    tokens.startsLine(index, source.bytes)
  }

  /// The number of tokens of `source`; for measuring the lexer alone.
  @_spi(Benchmarks) public static func tokenCount(of source: SourceFile) -> Int {
    Lexer.lex(source.bytes).tokens.count
  }

  /// Merges the problems in source order. An unclosed comment hides all closing brackets after it.
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
  /// The problems in source order.
  var inReadingOrder: [SyntaxProblem] {
    sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
  }
}
