/// Trailing comments of consecutive lines, which stand in one column if they all fit. One that goes on in the
/// lines below its statement keeps its column there.
struct CommentAlignment {
  /// Spaces between a statement and its comment, at least.
  static let leastSpaces = 2

  private struct Line {
    let reservation: Int
    /// Where the statement ends.
    let code: Int
    var comment: Int
    /// Whether the statement stands further up.
    let isContinued: Bool
  }

  private var lines: [Line] = []

  /// Whether no line waits for its column.
  var isEmpty: Bool { lines.isEmpty }

  /// A line whose statement ends at column `code`, with a comment that is `comment` wide.
  mutating func add(_ reservation: Int, code: Int, comment: Int) {
    lines.append(
      Line(reservation: reservation, code: code, comment: comment, isContinued: false))
  }

  /// A line on which the comment of the last one goes on, `comment` wide.
  mutating func addContinuation(_ reservation: Int, comment: Int) {
    guard let code = lines.last?.code else { return }
    lines.append(Line(reservation: reservation, code: code, comment: comment, isContinued: true))
  }

  /// The last line has another comment.
  mutating func widenLast(by width: Int) {
    guard !lines.isEmpty else { return }
    lines[lines.count - 1].comment += width
  }

  /// Settles the column of the lines gathered, and forgets them.
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
