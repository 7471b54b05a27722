internal import EcelerityConf

/// Finds the lines that occur on both sides, and of those that occur once, the longest selection in
/// the same order on both sides.
struct AnchorFinder {
  /// The index of a line in the old and in the new file.
  struct Anchor: Hashable {
    let old: Int
    let new: Int
  }

  /// The occurrences of a line.
  private enum Place: Equatable {
    case nowhere
    case once(Int)
    case often
  }

  // Reused by all searches: clearing the few used entries is cheaper than a dictionary.
  private var oldPlaces: [Place]
  private var newPlaces: [Place]

  /// A finder for line numbers from 0 to `largest`.
  init(largest: Int) {
    oldPlaces = Array(repeating: .nowhere, count: largest + 1)
    newPlaces = oldPlaces
  }

  mutating func anchors(of old: ArraySlice<Int>, in new: ArraySlice<Int>) -> [Anchor] {
    note(old, new)
    defer { forget(old, new) }
    let shared = new.indices.compactMap { index -> Anchor? in
      guard case .once(let place) = oldPlaces[new[index]], case .once = newPlaces[new[index]] else {
        return nil
      }
      return Anchor(old: place, new: index)
    }
    return AnchorFinder.longestAscending(shared)
  }

  /// The indices of lines that occur on both sides, however often: no other line can be kept.
  mutating func shared(
    _ old: ArraySlice<Int>, _ new: ArraySlice<Int>
  ) -> (old: [Int], new: [Int]) {
    note(old, new)
    defer { forget(old, new) }
    return (
      old.indices.filter { newPlaces[old[$0]] != .nowhere },
      new.indices.filter { oldPlaces[new[$0]] != .nowhere }
    )
  }

  private mutating func note(_ old: ArraySlice<Int>, _ new: ArraySlice<Int>) {
    AnchorFinder.note(old, &oldPlaces)
    AnchorFinder.note(new, &newPlaces)
  }

  private mutating func forget(_ old: ArraySlice<Int>, _ new: ArraySlice<Int>) {
    for line in old { oldPlaces[line] = .nowhere }
    for line in new { newPlaces[line] = .nowhere }
  }

  private static func note(_ lines: ArraySlice<Int>, _ places: inout [Place]) {
    for index in lines.indices {
      places[lines[index]] = places[lines[index]] == .nowhere ? .once(index) : .often
    }
  }

  /// The longest selection of `anchors`, which ascend in `new`, that ascends in `old` too: patience
  /// sorting, where each card stores the top of the pile to its left.
  private static func longestAscending(_ anchors: [Anchor]) -> [Anchor] {
    var tops: [Int] = []
    var left = [Int](repeating: -1, count: anchors.count)
    for card in anchors.indices {
      let pile = tops.partitioningIndex { anchors[$0].old >= anchors[card].old }
      if pile > 0 { left[card] = tops[pile - 1] }
      if pile == tops.count { tops.append(card) } else { tops[pile] = card }
    }
    var chosen: [Anchor] = []
    var card = tops.last ?? -1
    while card >= 0 {
      chosen.append(anchors[card])
      card = left[card]
    }
    return chosen.reversed()
  }
}
