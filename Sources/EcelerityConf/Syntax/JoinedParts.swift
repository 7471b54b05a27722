/// The tokens and statements of a file, combined from those of its parts.
struct JoinedParts: Sendable {
  private(set) var tokens: TokenList
  private(set) var nodes: ContiguousArray<Node> = []
  private(set) var problems: [SyntaxProblem] = []

  /// Parses the parts of `source` of at least `length` bytes. Nil if there is only one, or if one
  /// has an error by itself, which implies nothing about the file.
  init?(reading source: SourceFile, length: Int) {
    guard
      let (joined, _) = JoinedParts.read(
        source, length: length, into: (), preparing: { _ in }, adding: { _, _, _ in })
    else { return nil }
    self = joined
  }

  /// Parses the parts of `source` and adds each to `sum` once those before it are added, with what
  /// `prepare` makes of it.
  static func read<Sum: Sendable, Prepared: Sendable>(
    _ source: SourceFile, length: Int, into sum: consuming Sum,
    preparing prepare: @Sendable (SyntaxTree) -> Prepared,
    adding add: @Sendable (inout Sum, TreePart, Prepared) -> Void
  ) -> (joined: JoinedParts, sum: Sum)? {
    guard let parts = TopLevelParts.ranges(of: source.bytes, length: length) else { return nil }
    guard
      var total = ParallelWork.fold(
        parts.count, into: Total(joined: JoinedParts(expecting: source.bytes.count), sum: sum),
        work: { number in tree(of: parts[number], in: source).map { ($0, prepare($0)) } },
        adding: { total, number, part in
          let (tree, prepared) = part
          add(&total.sum, total.joined.add(tree, at: parts[number].lowerBound), prepared)
        })
    else { return nil }
    total.joined.finish(source.bytes.count)
    return (total.joined, total.sum)
  }

  private struct Total<Sum: Sendable>: Sendable {
    var joined: JoinedParts
    var sum: Sum
  }

  private init(expecting count: Int) {
    // The same estimates as those of the lexer and the parser.
    tokens = TokenList(expecting: count / 5 + 16)
    nodes.reserveLargePages(count / 15 + 16)
    nodes.append(Node(kind: .file, flags: [], firstToken: 0, endToken: 0, end: 0))
  }

  private static func tree(of part: Range<Int>, in source: SourceFile) -> SyntaxTree? {
    let bytes = Array(source.bytes[part])
    let tree = SyntaxTree(
      parsing: SourceFile(path: source.path, bytes: bytes), partLength: bytes.count)
    return tree.hasErrors ? nil : tree
  }

  private mutating func add(_ tree: SyntaxTree, at start: Int) -> TreePart {
    // The first node of each part is its file node.
    let part = TreePart(
      tree, bytesBefore: UInt32(truncatingIfNeeded: start),
      tokensBefore: UInt32(truncatingIfNeeded: tokens.count),
      nodesBefore: UInt32(truncatingIfNeeded: nodes.count - 1))
    tokens.append(contentsOf: tree.tokens, at: part.bytesBefore)
    for index in 1..<tree.nodes.count {
      nodes.append(tree.nodes[index].moved(byTokens: part.tokensBefore, nodes: part.nodesBefore))
    }
    problems.append(contentsOf: tree.problems.lazy.map { $0.moved(by: part.bytesBefore) })
    return part
  }

  private mutating func finish(_ count: Int) {
    nodes[0].endToken = UInt32(truncatingIfNeeded: tokens.count)
    nodes[0].end = UInt32(truncatingIfNeeded: nodes.count)
    tokens.append(.endOfFile, from: count, to: count)
  }
}
