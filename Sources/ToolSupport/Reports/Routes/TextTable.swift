/// Rows of text with aligned columns; the last column is ragged.
struct TextTable {
  private struct Cell {
    let end: Int
    /// The width in characters.
    let width: Int
  }

  /// The cells, concatenated.
  private var bytes: [UInt8] = []
  private var cells: [Cell] = []
  /// The number of cells up to the end of each row.
  private var rowEnds: [Int] = []

  /// Adds the text that `write` appends as a cell of the current row.
  mutating func addCell(_ write: (inout [UInt8]) -> Void) {
    let start = bytes.count
    write(&bytes)
    let width =
      bytes.isPrintable(from: start)
      ? bytes.count - start : String(decoding: bytes[start...], as: UTF8.self).count
    cells.append(Cell(end: bytes.count, width: width))
  }

  /// Ends the current row.
  mutating func endRow() { rowEnds.append(cells.count) }

  /// Appends the rows, each with its line feed, and clears the table.
  mutating func write(indent: Int, to text: inout [UInt8]) {
    let widths = widths
    var first = 0
    for end in rowEnds {
      let start = text.count
      text.appendBlanks(indent)
      for index in first..<end {
        text += bytes[(index == 0 ? 0 : cells[index - 1].end)..<cells[index].end]
        text.appendBlanks(widths[index - first] - cells[index].width + 2)
      }
      TextTable.removeBlanksAtEnd(from: start, of: &text)
      text.append(UInt8(ascii: "\n"))
      first = end
    }
    bytes.removeAll(keepingCapacity: true)
    cells.removeAll(keepingCapacity: true)
    rowEnds.removeAll(keepingCapacity: true)
  }

  /// The width of each column.
  private var widths: [Int] {
    var widths: [Int] = []
    var first = 0
    for end in rowEnds {
      for index in first..<end {
        if index - first == widths.count { widths.append(0) }
        widths[index - first] = max(widths[index - first], cells[index].width)
      }
      first = end
    }
    return widths
  }

  /// A blank can be part of the preceding character if that is not ASCII.
  private static func removeBlanksAtEnd(from start: Int, of text: inout [UInt8]) {
    guard text.isPrintable(from: start) else {
      var line = String(decoding: text[start...], as: UTF8.self)
      while line.last == " " { line.removeLast() }
      text.replaceSubrange(start..., with: line.utf8)
      return
    }
    while text.count > start, text.last == UInt8(ascii: " ") { text.removeLast() }
  }
}
