/// The tokens and statements of a file, put together from those of its parts.
struct JoinedParts: Sendable {
  private(set) var tokens: TokenList
  private(set) var nodes: ContiguousArray<Node> = []
  private(set) var problems: [SyntaxProblem] = []

  /// Reads the parts of `source` of `length` bytes or more; nil if there is only one, or if one has an
  /// error by itself, which says nothing about the file.
  init?(reading source: SourceFile, length: Int) {
    guard source.bytes.count > length else { return nil }
    let parts = TopLevelParts.ranges(of: source.bytes, length: length)
    guard parts.count > 1 else { return nil }
    guard
      var joined = SideBySide.fold(
        parts.count, into: JoinedParts(expecting: source.bytes.count),
        work: { JoinedParts.read(parts[$0], of: source) },
        adding: { $0.add($2, at: parts[$1].lowerBound) })
    else { return nil }
    joined.finish(source.bytes.count)
    self = joined
  }

  private init(expecting count: Int) {
    // As many as the lexer and the parser expect.
    tokens = TokenList(expecting: count / 5 + 16)
    nodes.reserveLargePages(count / 15 + 16)
    nodes.append(Node(kind: .file, flags: [], firstToken: 0, endToken: 0, end: 0))
  }

  private static func read(_ part: Range<Int>, of source: SourceFile) -> SyntaxTree? {
    let bytes = Array(source.bytes[part])
    let tree = SyntaxTree(
      parsing: SourceFile(path: source.path, bytes: bytes), partLength: bytes.count)
    return tree.hasErrors ? nil : tree
  }

  private mutating func add(_ part: SyntaxTree, at start: Int) {
    let offset = UInt32(truncatingIfNeeded: start)
    let tokensBefore = UInt32(truncatingIfNeeded: tokens.count)
    // Its first node is the file.
    let nodesBefore = UInt32(truncatingIfNeeded: nodes.count - 1)
    tokens.append(contentsOf: part.tokens, at: offset)
    for index in 1..<part.nodes.count {
      nodes.append(part.nodes[index].moved(byTokens: tokensBefore, nodes: nodesBefore))
    }
    problems.append(contentsOf: part.problems.lazy.map { $0.moved(by: offset) })
  }

  private mutating func finish(_ count: Int) {
    nodes[0].endToken = UInt32(truncatingIfNeeded: tokens.count)
    nodes[0].end = UInt32(truncatingIfNeeded: nodes.count)
    tokens.append(.endOfFile, from: count, to: count)
  }
}
