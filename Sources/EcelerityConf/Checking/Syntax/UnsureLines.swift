/// The lines of a file that have syntax errors on account of which statements are unsure.
struct UnsureLines {
  private let lines: LineMap
  /// The errors, in reading order.
  private let errors: [ByteRange]
  /// For each of them the furthest that it or one before it reaches.
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

  /// Whether an error has a line in common with `range`, other than one that is `range` itself.
  func hasError(beside range: ByteRange) -> Bool {
    let start = lines.line(at: range.lowerBound).lowerBound
    let end = lines.line(at: range.upperBound).upperBound
    // The first that reaches this far; if it is passed over, those behind it reach further.
    let first = reaches.partitioningIndex { $0 >= start }
    let other = errors[first...].first { $0 != range }
    return other.map { $0.lowerBound <= end } ?? false
  }
}
