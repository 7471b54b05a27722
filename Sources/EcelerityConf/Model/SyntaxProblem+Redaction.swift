extension SyntaxProblem {
  /// The problem in words, with passwords and keys masked: what is there, and what was expected.
  public func message(in tree: SyntaxTree) -> String {
    message(quoting: { Redaction.text($0, of: tree) })
  }

  /// The message where only the file is available, as after `Formatter.formatChecked(_:)` of a file.
  ///
  /// The file is parsed to redact its secrets; for many problems, parse it once and use its tree.
  public func message(in source: SourceFile) -> String {
    message(in: SyntaxTree(parsing: source))
  }
}
