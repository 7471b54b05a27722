/// The regular expressions of two configurations by their numbers, with an index of what they require.
struct NumberedPatterns {
  let entries: [PatternNumbers.Entry]
  private let index: PatternIndex

  init(_ numbers: PatternNumbers) {
    entries = numbers.entries
    index = PatternIndex(entries.map { Array($0.text.utf8) })
  }

  /// The numbers of those that match `name`; what cannot be matched does not count for a route either.
  func matching(_ name: String) -> [Int] {
    if entries.isEmpty { return [] }
    let bytes = Array(name.utf8)
    return index.candidates(for: bytes).filter { number in
      guard case .success(let pattern) = entries[number].compiled else { return false }
      return (try? pattern.matches(bytes)) ?? false
    }
  }
}
