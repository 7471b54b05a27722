import ToolSupport

/// One question as it was written.
struct QuestionLine: Sendable {
  let text: String
  /// Its number in the file; nil of one on the command line.
  let number: Int?
  /// Whether it is longer than anybody asks.
  var isCut = false

  /// `names:7: `, where it is a line of `file`.
  func place(in file: String) -> String { number.map { "\(file.visible):\($0): " } ?? "" }

  /// Why one that is cut has no answer.
  static let tooLong = "the line is longer than \(LineInput.maximumLength) bytes"
}

/// The lines of the file that `--domains-file` names, or of standard input, each of them one question.
struct QuestionLines: ~Copyable {
  private var input: LineInput
  private var number = 0

  init(_ path: String) throws(FileError) {
    input = try LineInput(path)
  }

  /// Whether the next line can be had without waiting for whoever writes it.
  mutating func hasLine() -> Bool { input.hasLine() }

  /// The next line, blanks around it left out, so that the text of one that asks nothing is empty; nil at the
  /// end.
  mutating func next() throws(FileError) -> QuestionLine? {
    guard let line = try input.next() else { return nil }
    number += 1
    return QuestionLine(
      text: line.isCut ? line.text : line.text.trimmed, number: number, isCut: line.isCut)
  }
}
