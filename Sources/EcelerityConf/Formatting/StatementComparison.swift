/// Compares two trees with the same tokens statement by statement: what kind each is, which tokens it
/// has, what it lacks and what stands inside it.
///
/// What a file means is made of its statements and the text of their tokens. `Model` asks a tree for
/// nothing else, least of all for white space (`ArchitectureTests` hold it to that), so that two files
/// with the same tokens and the same statements evaluate the same, in whatever scope they are read.
/// Tokens alone would not do: where a line ends decides whether a word is a value or the next name.
struct StatementComparison {
  private let before: SyntaxTree
  private let after: SyntaxTree

  init(before: SyntaxTree, after: SyntaxTree) {
    self.before = before
    self.after = after
  }

  /// The first difference in words, or nil when both say the same.
  func firstDifference() -> String? {
    let (old, new) = (before.nodes, after.nodes)
    for index in 1..<max(1, min(old.count, new.count)) where old[index] != new[index] {
      return describe(Int(min(old[index].firstToken, new[index].firstToken)))
    }
    if old.count != new.count { return "the number of statements differs" }
    return before.problems.map(\.kind) == after.problems.map(\.kind)
      ? nil : "the warnings of the parser differ"
  }

  private func describe(_ token: TokenIndex) -> String {
    "the statement at \(before.place(of: token)) would come to say something else"
  }
}
