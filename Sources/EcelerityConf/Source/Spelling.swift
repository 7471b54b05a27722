/// A search for the name that was probably meant by a mistyped one.
package enum Spelling {
  /// The length in bytes above which names are not compared.
  static let maximumLength = 64

  /// The member of `candidates` closest to `name`, or nil if none is close enough to be a typing
  /// mistake. Letter case is ignored; a swap of neighbours counts as one mistake.
  ///
  ///     Spelling.suggestion(for: "gatewey", among: ["gateway", "routes"])  // "gateway"
  package static func suggestion(
    for name: String, among candidates: some Sequence<String>
  ) -> String? {
    let wanted = Array(name.lowercased().utf8)
    guard wanted.count > 1, wanted.count <= maximumLength else { return nil }
    let letters = LetterSet(wanted)
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

  /// Whether `candidate` may differ from a name with `letters` by `mistakes`. Names beyond ASCII
  /// are not ruled out: their bytes may differ in lower case.
  private static func mayBeNear(
    _ candidate: String, _ letters: LetterSet, mistakes: Int
  ) -> Bool {
    !candidate.utf8.allSatisfy { $0 < 0x80 }
      || letters.isNear(LetterSet(candidate.utf8), mistakes: mistakes)
  }

  /// The question whether `near` was meant, as a clause of its own.
  ///
  ///     Spelling.question("gateway")  // "did you mean `gateway`?"
  package static func question(_ near: String) -> String { "did you mean `\(near)`?" }

  /// The question as the end of a message about an unknown name, or `other` if none is near.
  package static func clause(_ near: String?, else other: String = "") -> String {
    near.map { "; " + question($0) } ?? other
  }

  /// The number of mistakes allowed in a name of `count` characters.
  static func limit(for count: Int) -> Int { count < 5 ? 1 : count < 10 ? 2 : 3 }

  /// Whether the two differ by exactly one mistake, with letter case significant.
  static func isOneMistake(between first: some StringProtocol, and second: some StringProtocol)
    -> Bool
  {
    var comparison = SpellingComparison(with: Array(first.utf8))
    return comparison.distance(to: Array(second.utf8), atMost: 1) == 1
  }
}
