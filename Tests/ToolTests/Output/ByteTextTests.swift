import TestRandom
import Testing

@testable import ToolSupport

/// Tests that text written as bytes equals text written as a `String`.
struct ByteTextTests {
  @Test(arguments: [0, 7, 10, 99, 100, 1_234_567, Int.max, -5, Int.min])
  func numbersAreWrittenAsUsual(number: Int) {
    var bytes = Array("x".utf8)
    bytes.append(decimal: number)
    #expect(String(decoding: bytes, as: UTF8.self) == "x\(number)")
  }

  @Test func controlCharactersAreSpeltOut() {
    for value in UInt32(0)..<0x3000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = "a\(Character(scalar))b"
      var bytes = Array("\u{1}".utf8)
      bytes.append(visible: text)
      #expect(String(decoding: bytes, as: UTF8.self) == "\u{1}" + text.visible)
    }
  }

  @Test(arguments: [true, false])
  func paintedBytesEqualPaintedText(isColored: Bool) {
    let palette = Palette(isColored: isColored)
    for text in ["", "text"] {
      var bytes: [UInt8] = []
      bytes.append(.bold, palette) { $0.append(text: text) }
      #expect(String(decoding: bytes, as: UTF8.self) == palette.paint(text, .bold))
    }
  }

  /// A table laid out with strings.
  private func table(_ rows: [[String]], indent: Int) -> String {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      var line = String(repeating: " ", count: indent)
      for (column, cell) in row.enumerated() {
        line += cell + String(repeating: " ", count: widths[column] - cell.count + 2)
      }
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }

  @Test(arguments: 0..<200)
  func tablesOfBytesEqualTablesOfText(seed: UInt64) {
    var random = SeededRandom(seed)
    let parts = ["a", "host.example", " ", "é", "e\u{301}", "\u{600}", "日本", "\r\n", "\t", "[1]"]
    var rows: [[String]] = []
    for _ in 0..<random.below(4) {
      var row = ["1"]
      for _ in 0..<random.below(12) {
        if random.oneIn(3) { row.append("") }
        row[row.count - 1] += random.pick(parts)
      }
      rows.append(row)
    }
    #expect(RouteText.table(rows, indent: 2) == table(rows, indent: 2))
  }
}
