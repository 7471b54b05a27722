/// Breaks the lines of a report where a terminal ends; what follows stands under the text it belongs to.
///
/// For terminals only: whoever reads from a pipe gets a line as a line.
package struct LineFolding {
  /// How many columns a line may have.
  private let width: Int
  private var folded: [UInt8] = []

  /// A line is broken when it has more columns than `width`, between words.
  package init(width: Int) {
    self.width = width
  }

  /// `text` with its long lines broken.
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

  /// Where the text of a line begins: behind what stands in front of the first two blanks, else behind the
  /// blanks at its beginning and two more.
  private func margin(of line: ArraySlice<UInt8>) -> Int {
    let indent = line.prefix { $0 == UInt8(ascii: " ") }.count
    let label = LineFolding.label(of: line.dropFirst(indent))
    let margin = label.map { indent + $0 } ?? indent + 2
    return margin <= width / 2 ? margin : indent + 2
  }

  /// The columns up to the text behind a label, if there is one.
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

  /// How many columns `text` takes, sequences that select colours left out.
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
