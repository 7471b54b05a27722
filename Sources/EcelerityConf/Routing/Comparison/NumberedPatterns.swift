/// The regular expressions of two configurations by number, indexed by the literals that they require.
struct NumberedPatterns {
  let entries: [PatternNumbers.Entry]
  private let index: PatternIndex

  init(_ numbers: PatternNumbers) {
    entries = numbers.entries
    index = PatternIndex(entries.map { Array($0.text.utf8) })
  }

  /// The numbers of those that match `name`. Expressions that cannot be evaluated do not affect routes either.
  func matching(_ name: String) -> [Int] {
    if entries.isEmpty { return [] }
    let bytes = Array(name.utf8)
    return index.candidates(for: bytes).filter { number in
      guard case .success(let pattern) = entries[number].compiled else { return false }
      return (try? pattern.matches(bytes)) ?? false
    }
  }
}
