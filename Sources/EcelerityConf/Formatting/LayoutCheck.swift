/// What a layout is compared with: the file it was made of.
///
/// Tokens and statements take more memory than the text, and those of the layout as much again. So the
/// tokens of the file become those of the layout while they are compared, and its statements are let go of
/// before the layout is laid out once more.
struct LayoutCheck {
  private let source: SourceFile
  private var tokens: TokenList
  private var statements: StatementComparison.Side

  /// A check of layouts of `tree`.
  init(of tree: SyntaxTree) {
    source = tree.source
    tokens = tree.tokens
    statements = StatementComparison.Side(tree)
  }

  /// What is wrong with `output`, if anything. This is asked once: nothing is left to compare with then.
  mutating func defect(of output: [UInt8]) -> String? {
    guard output.count <= SourceFile.maximumSize else {
      return "the formatted text is larger than a file may be"
    }
    var comparison = TokenComparison(of: tokens, in: source, with: output)
    tokens = TokenList(expecting: 0)
    if let difference = comparison.firstDifference() { return difference }
    let layout = SourceFile(path: source.path, bytes: output)
    let result = SyntaxTree(layout, comparison.tokens, comparison.problems)
    if let difference = statementDifference(result) { return difference }
    statements = StatementComparison.Side()
    return Formatter.isFormatted(result) ? nil : "formatting the result again changes it"
  }

  private func statementDifference(_ result: SyntaxTree) -> String? {
    StatementComparison(before: statements, in: source, after: StatementComparison.Side(result))
      .firstDifference()
  }
}
