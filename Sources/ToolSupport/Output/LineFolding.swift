/// Folds the lines of a report at the width of a terminal, aligning continuation lines with the
/// text they belong to.
///
/// Only for terminals: a reader of a pipe gets lines unfolded.
package struct LineFolding {
  /// The maximum number of columns of a line.
  private let width: Int
  private var folded: [UInt8] = []

  /// A folding of lines wider than `width` columns, between words.
  package init(width: Int) {
    self.width = width
  }

  /// `text` with its long lines folded.
  package func fold(_ text: [UInt8]) -> [UInt8] {
    var folding = self
    folding.folded.reserveCapacity(text.count + text.count / 8)
    for line in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      folding.append(line)
      folding.folded.append(UInt8(ascii: "\n"))
    }
    folding.folded.removeLast()
    return folding.folded
  }

  private mutating func append(_ line: ArraySlice<UInt8>) {
    guard LineFolding.columns(of: line) > width else { return folded.append(contentsOf: line) }
    let margin = margin(of: line)
    var column = 0
    var rest = line
    while !rest.isEmpty {
      let blanks = rest.prefix { $0 == UInt8(ascii: " ") }
      let word = rest[blanks.endIndex...].prefix { $0 != UInt8(ascii: " ") }
      let needed = LineFolding.columns(of: word)
      if column > margin, column + blanks.count + needed > width {
        folded.append(UInt8(ascii: "\n"))
        folded.append(contentsOf: repeatElement(UInt8(ascii: " "), count: margin))
        column = margin
      } else {
        folded.append(contentsOf: blanks)
        column += blanks.count
      }
      folded.append(contentsOf: word)
      column += needed
      rest = rest[word.endIndex...]
    }
  }

  /// The column where the text of a line begins: after a label that is followed by two spaces, else
  /// two columns after its indentation.
  private func margin(of line: ArraySlice<UInt8>) -> Int {
    let indent = line.prefix { $0 == UInt8(ascii: " ") }.count
    let label = LineFolding.label(of: line.dropFirst(indent))
    let margin = label.map { indent + $0 } ?? indent + 2
    return margin <= width / 2 ? margin : indent + 2
  }

  /// The columns up to the text after a label, if there is one.
  private static func label(of line: ArraySlice<UInt8>) -> Int? {
    var index = line.startIndex
    while index + 1 < line.endIndex {
      if line[index] == UInt8(ascii: " "), line[index + 1] == UInt8(ascii: " ") {
        let blanks = line[index...].prefix { $0 == UInt8(ascii: " ") }.count
        return columns(of: line[..<index]) + blanks
      }
      index += 1
    }
    return nil
  }

  /// The number of columns of `text`, not counting colour sequences.
  private static func columns(of text: ArraySlice<UInt8>) -> Int {
    var visible: [UInt8] = []
    var isInSequence = false
    for byte in text {
      if isInSequence {
        if byte == UInt8(ascii: "m") { isInSequence = false }
      } else if byte == 0x1B {
        isInSequence = true
      } else {
        visible.append(byte)
      }
    }
    return String(decoding: visible, as: UTF8.self).count
  }
}
