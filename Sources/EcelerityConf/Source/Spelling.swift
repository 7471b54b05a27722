/// Finds the name that a mistyped one was probably meant to be.
package enum Spelling {
  /// Longer names, in bytes, are not compared.
  static let maximumLength = 64

  /// The member of `candidates` closest to `name`, or nil when none is close enough to be a typing
  /// mistake. Letter case is ignored; an adjacent swap counts as one mistake.
  ///
  ///     Spelling.suggestion(for: "gatewey", among: ["gateway", "routes"])  // "gateway"
  package static func suggestion(
    for name: String, among candidates: some Sequence<String>
  ) -> String? {
    let wanted = Array(name.lowercased().utf8)
    guard wanted.count > 1, wanted.count <= maximumLength else { return nil }
    let letters = Letters(wanted)
    var comparison = SpellingComparison(with: wanted)
    var limit = limit(for: wanted.count)
    var best: String?
    for candidate in candidates {
      guard abs(candidate.utf8.count - wanted.count) <= limit,
        mayBeNear(candidate, letters, mistakes: limit),
        let distance = comparison.distance(
          to: Array(candidate.lowercased().utf8), atMost: limit)
      else { continue }
      if distance < limit || best == nil {
        limit = distance
        best = candidate
      }
    }
    return best
  }

  /// Whether so few mistakes may make `candidate` a name that has `letters`; what is beyond ASCII may be written
  /// with other bytes in lower case.
  private static func mayBeNear(
    _ candidate: String, _ letters: Letters, mistakes: Int
  ) -> Bool {
    !candidate.utf8.allSatisfy { $0 < 0x80 }
      || letters.areNear(Letters(candidate.utf8), mistakes: mistakes)
  }

  /// The question whether `near` was meant, which may stand alone.
  ///
  ///     Spelling.question("gateway")  // "did you mean `gateway`?"
  package static func question(_ near: String) -> String { "did you mean `\(near)`?" }

  /// The question behind the statement that a name is not known, joined to it; `other` where no name is near.
  package static func clause(_ near: String?, else other: String = "") -> String {
    near.map { "; " + question($0) } ?? other
  }

  /// How many mistakes a name of `count` characters may have.
  static func limit(for count: Int) -> Int { count < 5 ? 1 : count < 10 ? 2 : 3 }

  /// Optimal string alignment distance: insertions, deletions, replacements and adjacent swaps.
  static func distance(_ first: [UInt8], _ second: [UInt8]) -> Int {
    var beforePrevious = [Int](repeating: 0, count: second.count + 1)
    var previous = Array(0...second.count)
    for row in 0..<first.count {
      var current = [Int](repeating: row + 1, count: second.count + 1)
      for column in 0..<second.count {
        let same = first[row] == second[column]
        var cost = min(previous[column + 1], current[column]) + 1
        cost = min(cost, previous[column] + (same ? 0 : 1))
        if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
          cost = min(cost, beforePrevious[column - 1] + 1)
        }
        current[column + 1] = cost
      }
      beforePrevious = previous
      previous = current
    }
    return previous[second.count]
  }
}
