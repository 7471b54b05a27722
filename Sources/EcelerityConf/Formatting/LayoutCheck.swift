/// A verification of a layout against the file it was made from.
///
/// Tokens and statements take more memory than the text, and those of the layout as much again. So
/// the tokens of the file are replaced by those of the layout during the comparison, and its
/// statements are released before the layout is formatted again.
struct LayoutCheck {
  private let source: SourceFile
  private var tokens: TokenList
  private var statements: StatementComparison.Side

  /// Creates a check of layouts of `tree`.
  init(of tree: SyntaxTree) {
    source = tree.source
    tokens = tree.tokens
    statements = StatementComparison.Side(tree)
  }

  /// A description of the defect in `output`, if any. Valid only once: the tokens are consumed.
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
