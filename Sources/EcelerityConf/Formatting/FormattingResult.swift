/// What became of a file that was to be formatted.
public enum FormattingResult: Equatable, Sendable {
  /// The file has syntax errors and was not laid out; all of its problems, warnings among them. Their words are
  /// `SyntaxProblem.message(in:)` of the tree or of the file.
  case refused([SyntaxProblem])
  /// The file is in the style already.
  case unchanged
  /// The file in the style.
  case changed([UInt8])
  /// The file as laid out says something else than the file. This is our bug and never the
  /// author's; nothing may be written.
  case defect(String)
}
