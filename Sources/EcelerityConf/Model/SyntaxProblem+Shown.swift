extension SyntaxProblem {
  /// What is there, and what was expected; of passwords and keys only that they are there.
  public func message(in tree: SyntaxTree) -> String {
    message(quoting: { Redaction.text($0, of: tree) })
  }
}
