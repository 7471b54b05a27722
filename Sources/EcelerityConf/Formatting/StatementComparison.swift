/// Compares two trees with the same tokens statement by statement: what kind each is, which tokens it
/// has, what it lacks and what stands inside it.
///
/// What a file means is made of its statements and the text of their tokens. `Model` asks a tree for
/// nothing else, least of all for white space (`ArchitectureTests` hold it to that), so that two files
/// with the same tokens and the same statements evaluate the same, in whatever scope they are read.
/// Tokens alone would not do: where a line ends decides whether a word is a value or the next name.
struct StatementComparison {
  /// The statements of one of the files.
  struct Side {
    let nodes: ContiguousArray<Node>
    let warnings: [SyntaxProblem.Kind]

    /// Those of `tree`.
    init(_ tree: SyntaxTree) {
      nodes = tree.nodes
      warnings = tree.problems.map(\.kind)
    }

    /// None.
    init() {
      nodes = []
      warnings = []
    }
  }

  private let before: SourceFile
  private let old: Side
  private let new: Side

  init(before old: Side, in before: SourceFile, after new: Side) {
    self.before = before
    self.old = old
    self.new = new
  }

  /// The first difference in words, or nil when both say the same.
  func firstDifference() -> String? {
    let (old, new) = (old.nodes, new.nodes)
    for index in 1..<max(1, min(old.count, new.count)) where old[index] != new[index] {
      return describe(Int(min(old[index].firstToken, new[index].firstToken)))
    }
    if old.count != new.count { return "the number of statements differs" }
    return self.old.warnings == self.new.warnings ? nil : "the warnings of the parser differ"
  }

  /// The tokens are read once more, as they are not kept for something that never happens.
  private func describe(_ token: TokenIndex) -> String {
    let place = before.place(at: Lexer.lex(before.bytes).tokens.start(token))
    return "the statement at \(place) would change its meaning"
  }
}
