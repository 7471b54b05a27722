extension Formatter {
  /// Formats the file `source`, and verifies that the result has the same meaning and that
  /// formatting it again changes nothing.
  ///
  /// For a large file this takes less memory than formatting a tree that the caller retains.
  public static func formatChecked(_ source: SourceFile) -> FormattingResult {
    formatParts(of: source, length: TopLevelParts.usualLength) ?? formatWhole(source)
  }

  /// Formats and verifies the file `source` as a whole.
  static func formatWhole(_ source: SourceFile) -> FormattingResult {
    finish(draft(of: SyntaxTree(parsing: source)))
  }

  /// Formats and verifies a file that was already parsed.
  public static func formatChecked(_ tree: SyntaxTree) -> FormattingResult {
    finish(draft(of: tree))
  }

  /// A description of the defect in `output`, a layout of `tree`, or nil if it is correct.
  static func defect(of output: [UInt8], madeOf tree: SyntaxTree) -> String? {
    var check = LayoutCheck(of: tree)
    return check.defect(of: output)
  }

  /// A layout before verification; it does not contain the tree, so that the tree can be released.
  private enum Draft {
    case settled(FormattingResult)
    case unchecked([UInt8], LayoutCheck)
  }

  private static func draft(of tree: SyntaxTree) -> Draft {
    guard !tree.hasErrors else { return .settled(.refused(tree.problems)) }
    var layout = Layout(tree)
    layout.run()
    guard layout.isChanged else { return .settled(.unchanged) }
    return .unchecked(layout.finish(), LayoutCheck(of: tree))
  }

  private static func finish(_ draft: consuming Draft) -> FormattingResult {
    switch consume draft {
    case .settled(let result): return result
    case .unchecked(let output, var check):
      if let defect = check.defect(of: output) { return .defect(defect) }
      return .changed(output)
    }
  }
}
