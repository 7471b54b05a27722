package import EcelerityConf

/// Pieces that the text reports of routes share.
package enum RouteText {
  /// How sure a statement is: `[doc]`, `[dec D-03]`.
  package static func mark(_ evidence: Evidence) -> String {
    let words = [evidence.grade.rawValue, evidence.decision].compactMap { $0 }
    return "[" + words.joined(separator: " ") + "]"
  }

  /// What stands in every answer about a configuration with syntax errors.
  package static let partial =
    "partial: the configuration has syntax errors; this is what can be read of it"

  /// Rows with their columns under each other, each with its line feed; the last column is ragged.
  static func table(_ rows: [[String]], indent: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    if rows.count == 1 {
      return margin + withoutBlanksAtEnd(rows[0].joined(separator: "  ")) + "\n"
    }
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      var line = margin
      for (column, cell) in row.enumerated() {
        line += cell
        line += String(repeating: " ", count: widths[column] - cell.count + 2)
      }
      return withoutBlanksAtEnd(line) + "\n"
    }.joined()
  }

  private static func withoutBlanksAtEnd(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }
}

extension [UInt8] {
  /// Appends so many blanks.
  mutating func appendBlanks(_ count: Int) {
    append(contentsOf: repeatElement(UInt8(ascii: " "), count: count))
  }
}
