/// One row of the option table as text. Columns are read on request, as most rows are only compared.
struct TableLine: Hashable, Sendable, Comparable {
  private let start: UInt32
  private let end: UInt32

  init(_ range: Range<Int>) {
    start = UInt32(range.lowerBound)
    end = UInt32(range.upperBound)
  }

  /// The order of the files.
  static func < (lhs: TableLine, rhs: TableLine) -> Bool { lhs.start < rhs.start }

  /// The text of column `column`, from zero; may be empty.
  func text(_ column: Int) -> String {
    OptionTableText.text(range(column, in: OptionTableText.text.utf8.span))
  }

  /// The text of column `column`, or nil if it is empty.
  func textIfAny(_ column: Int) -> String? {
    let text = text(column)
    return text.isEmpty ? nil : text
  }

  /// The yes or no of column `column`; nil for `unknown`.
  func answer(_ column: Int) -> Bool? {
    switch text(column) {
    case "yes": true
    case "no": false
    default: nil
    }
  }

  /// The bytes of column `column` in the table's text.
  private func range(_ column: Int, in text: borrowing Span<UInt8>) -> Range<Int> {
    var lower = Int(start)
    for _ in 0..<column { lower = self.end(from: lower, in: text) + 1 }
    return lower..<self.end(from: lower, in: text)
  }

  private func end(from lower: Int, in text: borrowing Span<UInt8>) -> Int {
    var offset = lower
    while offset < end, text[offset] != UInt8(ascii: "\t") { offset += 1 }
    return offset
  }
}

extension OptionTableText {
  /// The bytes `range` of the text.
  static func text(_ range: Range<Int>) -> String {
    let lower = text.utf8.index(text.utf8.startIndex, offsetBy: range.lowerBound)
    let upper = text.utf8.index(lower, offsetBy: range.count)
    return String(text[lower..<upper])
  }
}
