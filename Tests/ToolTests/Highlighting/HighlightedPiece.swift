/// A piece of a line that an editor shows in one way, as `Grammar/tests/*.highlights` have it:
/// `LINE:COLUMN CLASS TEXT`, from one; columns count bytes.
struct HighlightedPiece: CustomStringConvertible {
  let line: Int
  let column: Int
  /// What it is shown as: `option`, `label`, …, or the editor's own name for it.
  let kind: String
  /// Without white space at its ends.
  let text: String

  var description: String { "\(line):\(column) \(kind) \(text)" }

  private init(line: Int, column: Int, kind: String, text: String) {
    self.line = line
    self.column = column
    self.kind = kind
    self.text = text
  }

  /// Reads `LINE:COLUMN KIND TEXT`, where text may have white space around it; nil when there is nothing
  /// else, or when the line has another form.
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

  /// The same piece, shown as `kind`.
  func shown(as kind: String) -> HighlightedPiece {
    HighlightedPiece(line: line, column: column, kind: kind, text: text)
  }

  /// Both as one, when `next` goes on where this one ends and is shown alike.
  func joined(with next: HighlightedPiece) -> HighlightedPiece? {
    let gap = next.column - column - text.utf8.count
    guard next.line == line, next.kind == kind, gap >= 0 else { return nil }
    let blank = String(repeating: " ", count: gap)
    return HighlightedPiece(
      line: line, column: column, kind: kind, text: text + blank + next.text)
  }
}
