/// Layout of plain text in a fixed number of columns.
enum TextColumns {
  static let width = 80

  /// Wraps at spaces; empty lines separate paragraphs, a line that starts with a space is kept.
  static func wrap(_ text: String, indent: Int = 0) -> [String] {
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    var paragraph: [Substring] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if !line.isEmpty, !line.hasPrefix(" ") {
        paragraph += line.split(separator: " ")
        continue
      }
      lines += fill(paragraph, width: width - indent)
      paragraph = []
      lines.append(String(line))
    }
    lines += fill(paragraph, width: width - indent)
    return text.isEmpty ? [] : lines.map { $0.isEmpty ? "" : margin + $0 }
  }

  /// Wraps a command line, with a backslash at the end of each continued line; quoted text stays
  /// together.
  static func wrapCommand(_ line: String, indent: Int) -> [String] {
    let margin = String(repeating: " ", count: indent)
    let continuation = " \\"
    var words: [Substring] = []
    for word in line.split(separator: " ") {
      if let last = words.last, last.count(where: { $0 == "'" }) % 2 == 1 {
        words[words.count - 1] = last + " " + word
      } else {
        words.append(word)
      }
    }
    if indent + line.count <= width { return [margin + line] }
    let lines = fill(words, width: width - indent - 2 - continuation.count)
    return lines.enumerated().map { number, line in
      margin + (number == 0 ? "" : "  ") + line + (number + 1 < lines.count ? continuation : "")
    }
  }

  /// Two columns: a term and its explanation, which starts on its own line if the term is long.
  static func table(_ rows: [(String, String)]) -> [String] {
    let widest = 29
    let terms = rows.map(\.0.count).filter { $0 <= widest }
    let column = 2 + (terms.max() ?? widest) + 2
    return rows.flatMap { term, explanation in
      let lines = wrap(explanation, indent: column)
      let start = "  " + term
      guard let first = lines.first, start.count + 2 <= column else { return [start] + lines }
      let gap = String(repeating: " ", count: column - start.count)
      return [start + gap + first.dropFirst(column)] + lines.dropFirst()
    }
  }

  private static func fill(_ words: [Substring], width: Int) -> [String] {
    var lines: [String] = []
    for word in words {
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
