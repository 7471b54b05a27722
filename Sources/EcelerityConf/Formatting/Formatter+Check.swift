extension Formatter {
  /// The text of `source` in the style, after reading it again and making sure that it says the same
  /// and that formatting it once more changes nothing.
  ///
  /// Of a large file this takes less memory than for a tree that somebody holds on to.
  public static func formatChecked(_ source: SourceFile) -> FormattingResult {
    formatParts(of: source, length: TopLevelParts.usualLength) ?? formatWhole(source)
  }

  /// The same, of a file that is not to be cut into parts.
  static func formatWhole(_ source: SourceFile) -> FormattingResult {
    finish(draft(of: SyntaxTree(parsing: source)))
  }

  /// The same for a file that was read already.
  public static func formatChecked(_ tree: SyntaxTree) -> FormattingResult {
    finish(draft(of: tree))
  }

  /// What is wrong with `output` as the layout of `tree`, if anything.
  static func defect(of output: [UInt8], madeOf tree: SyntaxTree) -> String? {
    var check = LayoutCheck(of: tree)
    return check.defect(of: output)
  }

  /// A layout before it is checked; the tree is not part of it, so that it can go.
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
