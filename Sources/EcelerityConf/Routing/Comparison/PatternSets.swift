extension [[String]] {
  /// The sets of patterns that are not a superset of another one: a name that matches all patterns of one of the
  /// sets matches all of one of these. A subset has its first element in common with the supersets.
  package var withoutSupersets: [[String]] {
    var smaller: [String?: [Set<String>]] = [:]
    var kept: [Int] = []
    for position in indices.sorted(by: { self[$0].count < self[$1].count }) {
      let set = Set(self[position])
      let isLarger = ([nil] + self[position].map(Optional.some)).contains { label in
        smaller[label]?.contains { $0.count < set.count && $0.isSubset(of: set) } ?? false
      }
      if isLarger { continue }
      kept.append(position)
      smaller[self[position].first, default: []].append(set)
    }
    return kept.sorted().map { self[$0] }
  }
}
