/// The result of formatting a file.
public enum FormattingResult: Equatable, Sendable {
  /// The file has syntax errors and was not formatted; all of its problems, including warnings.
  /// `SyntaxProblem.message(in:)` has their messages, given the tree or the file.
  case refused([SyntaxProblem])
  /// The file is already formatted.
  case unchanged
  /// The formatted file.
  case changed([UInt8])
  /// The formatted file differs from the file in meaning. This is a bug in the formatter, never a
  /// mistake of the author; nothing may be written.
  case defect(String)
}
