/// What became of a file that was to be formatted.
public enum FormattingResult: Equatable, Sendable {
  /// The file has syntax errors, these and warnings among them, and was not laid out.
  case refused([SyntaxProblem])
  /// The file is in the style already.
  case unchanged
  /// The file in the style.
  case changed([UInt8])
  /// The file as laid out says something else than the file. This is our bug and never the
  /// author's; nothing may be written.
  case defect(String)
}

extension Formatter {
  /// The text of `source` in the style, after reading it again and making sure that it says the same
  /// and that formatting it once more changes nothing.
  public static func formatChecked(_ source: SourceFile) -> FormattingResult {
    formatChecked(SyntaxTree(parsing: source))
  }

  /// The same for a file that was read already.
  public static func formatChecked(_ tree: SyntaxTree) -> FormattingResult {
    guard !tree.hasErrors else { return .refused(tree.problems) }
    var layout = Layout(tree)
    layout.run()
    guard layout.isChanged else { return .unchanged }
    let output = layout.finish()
    if let defect = defect(of: output, madeOf: tree) { return .defect(defect) }
    return .changed(output)
  }

  /// What is wrong with `output` as the layout of `tree`, if anything.
  static func defect(of output: [UInt8], madeOf tree: SyntaxTree) -> String? {
    guard output.count <= SourceFile.maximumSize else {
      return "the formatted text is larger than a file may be"
    }
    let result = SyntaxTree(parsing: SourceFile(path: tree.source.path, bytes: output))
    if let difference = TokenComparison(before: tree, after: result).firstDifference()
      ?? StatementComparison(before: tree, after: result).firstDifference()
    {
      return difference
    }
    return isFormatted(result) ? nil : "formatting the result again changes it"
  }
}
