/// The lines of a file with syntax errors that leave statements unsure.
struct UnsureLines {
  private let lines: LineMap
  /// The errors, in reading order.
  private let errors: [ByteRange]
  /// For each error, the greatest end of it and those before it.
  private let reaches: [UInt32]

  init(of tree: SyntaxTree) {
    lines = LineMap(tree.source.bytes)
    errors = tree.problems.filter(\.leavesStatementsUnsure).map(\.range)
    var furthest: UInt32 = 0
    reaches = errors.map { error in
      furthest = max(furthest, error.upperBound)
      return furthest
    }
  }

  /// Whether an error, other than one at `range` itself, shares a line with `range`.
  func hasError(beside range: ByteRange) -> Bool {
    let start = lines.line(at: range.lowerBound).lowerBound
    let end = lines.line(at: range.upperBound).upperBound
    // The first that reaches this far; later ones reach at least as far.
    let first = reaches.partitioningIndex { $0 >= start }
    let other = errors[first...].first { $0 != range }
    return other.map { $0.lowerBound <= end } ?? false
  }
}
