/// Trailing comments of consecutive lines, aligned in one column if they all fit. A comment that
/// continues on the lines below its statement keeps the column there.
struct CommentAlignment {
  /// The minimum number of spaces between a statement and its comment.
  static let leastSpaces = 2

  private struct Line {
    let reservation: Int
    /// The column where the statement ends.
    let code: Int
    var comment: Int
    /// Whether the comment continues from a line above.
    let isContinued: Bool
  }

  private var lines: [Line] = []

  /// Whether no line is pending.
  var isEmpty: Bool { lines.isEmpty }

  /// Adds a line whose statement ends at column `code`, with a comment of width `comment`.
  mutating func add(_ reservation: Int, code: Int, comment: Int) {
    lines.append(
      Line(reservation: reservation, code: code, comment: comment, isContinued: false))
  }

  /// Adds a line that continues the last comment, with a comment of width `comment`.
  mutating func addContinuation(_ reservation: Int, comment: Int) {
    guard let code = lines.last?.code else { return }
    lines.append(Line(reservation: reservation, code: code, comment: comment, isContinued: true))
  }

  /// Widens the last line for another comment.
  mutating func widenLast(by width: Int) {
    guard !lines.isEmpty else { return }
    lines[lines.count - 1].comment += width
  }

  /// Determines the column of the pending lines, and removes them.
  mutating func settle(in rewriter: inout GapRewriter) {
    let column = lines.reduce(0) { max($0, $1.code) } + CommentAlignment.leastSpaces
    let fits = lines.allSatisfy { column + $0.comment <= Layout.lineLimit }
    for line in lines {
      let start = fits ? column : line.code + CommentAlignment.leastSpaces
      rewriter.settle(line.reservation, spaces: line.isContinued ? start : start - line.code)
    }
    lines.removeAll(keepingCapacity: true)
  }
}
