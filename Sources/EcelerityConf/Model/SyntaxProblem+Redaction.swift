extension SyntaxProblem {
  /// The problem in words, with passwords and keys masked: what is there, and what was expected.
  public func message(in tree: SyntaxTree) -> String {
    message(quoting: { Redaction.text($0, of: tree) })
  }
}
