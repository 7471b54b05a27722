/// A count of the mistakes between a name and others, up to a limit: the optimal string alignment
/// distance, that is, insertions, deletions, replacements and swaps of neighbours.
///
/// Cells too far from the diagonal for the limit are not computed, and the rows are reused.
struct SpellingComparison {
  private let wanted: [UInt8]
  private var beforePrevious: [Int]
  private var previous: [Int]
  private var current: [Int]

  /// Creates a comparison with `name`.
  init(with name: [UInt8]) {
    wanted = name
    (beforePrevious, previous, current) = ([], [], [])
  }

  /// The number of mistakes between the two, or nil if it exceeds `limit`.
  ///
  /// A cell `n` columns from the diagonal takes at least `n` mistakes, so only those within `limit`
  /// are computed.
  mutating func distance(to other: [UInt8], atMost limit: Int) -> Int? {
    guard abs(other.count - wanted.count) <= limit else { return nil }
    makeRoom(for: other.count, beyond: limit + 1)
    for column in 0...min(limit, other.count) { previous[column] = column }
    for row in 0..<wanted.count {
      fill(row, other, limit)
      (beforePrevious, previous, current) = (previous, current, beforePrevious)
    }
    return previous[other.count] <= limit ? previous[other.count] : nil
  }

  private mutating func makeRoom(for count: Int, beyond: Int) {
    for index in 0...count where index < previous.count {
      previous[index] = beyond
      current[index] = beyond
      beforePrevious[index] = beyond
    }
    while previous.count <= count {
      previous.append(beyond)
      current.append(beyond)
      beforePrevious.append(beyond)
    }
  }

  private mutating func fill(_ row: Int, _ other: [UInt8], _ limit: Int) {
    let first = max(0, row - limit)
    let end = min(other.count, row + limit + 1)
    current[first] = first == 0 ? min(row + 1, limit + 1) : limit + 1
    for column in first..<max(first, end) {
      let isSame = wanted[row] == other[column]
      var cost = min(previous[column + 1], current[column]) + 1
      cost = min(cost, previous[column] + (isSame ? 0 : 1))
      if row > 0, column > 0, wanted[row] == other[column - 1], wanted[row - 1] == other[column] {
        cost = min(cost, beforePrevious[column - 1] + 1)
      }
      current[column + 1] = min(cost, limit + 1)
    }
    if end < other.count { current[end + 1] = limit + 1 }
  }
}
