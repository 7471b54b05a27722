extension SyntaxProblem {
  /// What is there, and what was expected; of passwords and keys only that they are there.
  ///
  /// `tree` is the one that the problem is of.
  public func message(in tree: SyntaxTree) -> String {
    message(quoting: { ConfidentialText.shown($0, of: tree) })
  }

  /// The same where only the file is at hand, as after `Formatter.formatChecked(_:)` of a file.
  ///
  /// It is parsed to know what of it is confidential; for many problems, parse it once and use its tree.
  public func message(in source: SourceFile) -> String {
    message(in: SyntaxTree(parsing: source))
  }
}
