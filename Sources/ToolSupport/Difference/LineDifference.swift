/// A replaced range of lines; one of the two ranges may be empty, but not both.
struct LineChange: Hashable {
  var old: Range<Int>
  var new: Range<Int>
}

/// Computes the changed lines in about linear time: lines that occur once on both sides are anchors
/// that split the files into pieces ("patience"); for pieces without an anchor, it finds the
/// shortest edit, or replaces them whole if many lines occur on both sides.
struct LineDifference {
  /// The maximum number of lines in a piece, of those that occur on both sides, for the shortest
  /// edit, which takes quadratic time.
  private static let smallPiece = 512
  /// The recursion limit; only crafted files go deeper.
  private static let deepest = 32

  private let old: [Int]
  private let new: [Int]
  private var finder: AnchorFinder
  private var changes: [LineChange] = []

  /// The changes between two sequences of line numbers in ascending order; no two of them are
  /// adjacent.
  static func changes(from old: [Int], to new: [Int]) -> [LineChange] {
    var difference = LineDifference(old: old, new: new)
    difference.compare(old.indices, new.indices, depth: 0)
    return difference.changes
  }

  private init(old: [Int], new: [Int]) {
    self.old = old
    self.new = new
    finder = AnchorFinder(largest: max(old.max() ?? 0, new.max() ?? 0))
  }

  private mutating func compare(_ oldRange: Range<Int>, _ newRange: Range<Int>, depth: Int) {
    let (oldRange, newRange) = trim(oldRange, newRange)
    if oldRange.isEmpty || newRange.isEmpty { return add(oldRange, newRange) }
    let anchors =
      depth < LineDifference.deepest ? finder.anchors(of: old[oldRange], in: new[newRange]) : []
    if anchors.isEmpty { return compareWithoutAnchors(oldRange, newRange) }
    var start = (old: oldRange.lowerBound, new: newRange.lowerBound)
    for anchor in anchors {
      compare(start.old..<anchor.old, start.new..<anchor.new, depth: depth + 1)
      start = (anchor.old + 1, anchor.new + 1)
    }
    compare(start.old..<oldRange.upperBound, start.new..<newRange.upperBound, depth: depth + 1)
  }

  /// The ranges without their common lines at the start and end.
  private func trim(_ old: Range<Int>, _ new: Range<Int>) -> (Range<Int>, Range<Int>) {
    var low = (old: old.lowerBound, new: new.lowerBound)
    var high = (old: old.upperBound, new: new.upperBound)
    while low.old < high.old, low.new < high.new, self.old[low.old] == self.new[low.new] {
      low = (low.old + 1, low.new + 1)
    }
    while low.old < high.old, low.new < high.new, self.old[high.old - 1] == self.new[high.new - 1] {
      high = (high.old - 1, high.new - 1)
    }
    return (low.old..<high.old, low.new..<high.new)
  }

  private mutating func compareWithoutAnchors(_ oldRange: Range<Int>, _ newRange: Range<Int>) {
    let shared = finder.shared(old[oldRange], new[newRange])
    var start = (old: oldRange.lowerBound, new: newRange.lowerBound)
    for line in common(shared.old, shared.new) {
      add(start.old..<line.old, start.new..<line.new)
      start = (line.old + 1, line.new + 1)
    }
    add(start.old..<oldRange.upperBound, start.new..<newRange.upperBound)
  }

  /// The longest common subsequence of the lines at `oldPlaces` and `newPlaces`; none if finding it
  /// would take too long.
  private func common(_ oldPlaces: [Int], _ newPlaces: [Int]) -> [AnchorFinder.Anchor] {
    guard !oldPlaces.isEmpty, !newPlaces.isEmpty,
      oldPlaces.count + newPlaces.count <= LineDifference.smallPiece
    else { return [] }
    let edit = newPlaces.map { new[$0] }.difference(from: oldPlaces.map { old[$0] })
    let removed = Set(edit.removals.map { oldPlaces[$0.offset] })
    let inserted = Set(edit.insertions.map { newPlaces[$0.offset] })
    let stay = zip(
      oldPlaces.lazy.filter { !removed.contains($0) },
      newPlaces.lazy.filter { !inserted.contains($0) })
    return stay.map { AnchorFinder.Anchor(old: $0, new: $1) }
  }

  /// Appends a change, merged into the last one if adjacent.
  private mutating func add(_ old: Range<Int>, _ new: Range<Int>) {
    if old.isEmpty, new.isEmpty { return }
    if let last = changes.last, last.old.upperBound == old.lowerBound,
      last.new.upperBound == new.lowerBound
    {
      changes[changes.count - 1] = LineChange(
        old: last.old.lowerBound..<old.upperBound, new: last.new.lowerBound..<new.upperBound)
    } else {
      changes.append(LineChange(old: old, new: new))
    }
  }
}

extension CollectionDifference.Change {
  fileprivate var offset: Int {
    switch self {
    case .remove(let offset, _, _), .insert(let offset, _, _): offset
    }
  }
}
