/// A part of a line that an editor shows in one style, in the format of
/// `Grammar/tests/*.highlights`: `LINE:COLUMN CLASS TEXT`, from one; columns count bytes.
struct HighlightedPiece: CustomStringConvertible {
  let line: Int
  let column: Int
  /// The style: `option`, `label`, …, or the editor's own name for it.
  let kind: String
  /// The text without white space at its ends.
  let text: String

  var description: String { "\(line):\(column) \(kind) \(text)" }

  private init(line: Int, column: Int, kind: String, text: String) {
    self.line = line
    self.column = column
    self.kind = kind
    self.text = text
  }

  /// Parses `LINE:COLUMN KIND TEXT`, where the text may have white space around it; nil if it has
  /// nothing else, or if the line has another format.
  init?(_ row: Substring) {
    let fields = row.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
    guard fields.count == 3 else { return nil }
    let place = fields[0].split(separator: ":").compactMap { Int($0) }
    let visible = fields[2].drop(while: \.isWhitespace)
    guard place.count == 2, !visible.isEmpty else { return nil }
    let indentation = fields[2].utf8.count - visible.utf8.count
    let end = visible.lastIndex { !$0.isWhitespace } ?? visible.startIndex
    self.init(
      line: place[0], column: place[1] + indentation, kind: String(fields[1]),
      text: String(visible[...end]))
  }

  /// The piece with the style `kind`.
  func shown(as kind: String) -> HighlightedPiece {
    HighlightedPiece(line: line, column: column, kind: kind, text: text)
  }

  /// The two pieces joined, if `next` follows this one in the same style.
  func joined(with next: HighlightedPiece) -> HighlightedPiece? {
    let gap = next.column - column - text.utf8.count
    guard next.line == line, next.kind == kind, gap >= 0 else { return nil }
    let blank = String(repeating: " ", count: gap)
    return HighlightedPiece(
      line: line, column: column, kind: kind, text: text + blank + next.text)
  }
}
