import ToolSupport

/// A question as it was written.
struct QuestionLine: Sendable {
  let text: String
  /// Its line number in the file; nil for one on the command line.
  let number: Int?
  /// Whether it was longer than the limit, and is cut.
  var isCut = false

  /// `names:7: `, if it is a line of `file`; else empty.
  func place(in file: String) -> String { number.map { "\(file.visible):\($0): " } ?? "" }

  /// The message about a line that is too long.
  static let tooLong = "the line is longer than \(LineInput.maximumLength) bytes"
}

/// The questions in the file of `--domains-file` or on standard input, one a line.
struct QuestionLines: ~Copyable {
  private var input: LineInput
  private var number = 0

  init(_ path: String) throws(FileError) {
    input = try LineInput(path)
  }

  /// Whether a line can be read without waiting.
  mutating func hasLine() -> Bool { input.hasLine() }

  /// The next line, trimmed; nil at the end. The text of a blank line is empty.
  mutating func next() throws(FileError) -> QuestionLine? {
    guard let line = try input.next() else { return nil }
    number += 1
    return QuestionLine(
      text: line.isCut ? line.text : line.text.trimmed, number: number, isCut: line.isCut)
  }
}
