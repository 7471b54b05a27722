/// A comparison of two trees with the same tokens by statement: its kind, its tokens, what is
/// missing and the statements inside it.
///
/// The meaning of a file depends only on its statements and the text of their tokens. `Model` uses
/// nothing else of a tree, in particular no white space (`ArchitectureTests` enforce this), so two
/// files with the same tokens and statements evaluate the same, in whatever scope they are read.
/// Tokens alone would not suffice: a line break decides whether a word is a value or the next name.
struct StatementComparison {
  /// The statements of one of the files.
  struct Side {
    let nodes: ContiguousArray<Node>
    let warnings: [SyntaxProblem.Kind]

    /// Creates the side of `tree`.
    init(_ tree: SyntaxTree) {
      nodes = tree.nodes
      warnings = tree.problems.map(\.kind)
    }

    /// Creates an empty side.
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

  /// A description of the first difference, or nil if there is none.
  func firstDifference() -> String? {
    let (old, new) = (old.nodes, new.nodes)
    for index in 1..<max(1, min(old.count, new.count)) where old[index] != new[index] {
      return describe(Int(min(old[index].firstToken, new[index].firstToken)))
    }
    if old.count != new.count { return "the number of statements differs" }
    return self.old.warnings == self.new.warnings ? nil : "the warnings of the parser differ"
  }

  /// Lexes the file again, since keeping the tokens for a case that never occurs would cost memory.
  private func describe(_ token: TokenIndex) -> String {
    let place = before.place(at: Lexer.lex(before.bytes).tokens.start(token))
    return "the statement at \(place) would change its meaning"
  }
}
