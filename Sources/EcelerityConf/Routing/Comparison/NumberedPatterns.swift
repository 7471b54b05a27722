/// The regular expressions of two configurations by number, indexed by the literals that they require.
struct NumberedPatterns {
  let entries: [PatternNumbers.Entry]
  private let index: PatternIndex

  init(_ numbers: PatternNumbers) {
    entries = numbers.entries
    index = PatternIndex(entries.map { Array($0.text.utf8) })
  }

  /// Why expressions could not be matched, by their numbers.
  typealias Failures = [Int: PatternError]

  /// The numbers of those that match `name`. Expressions that cannot be evaluated do not affect routes either.
  func matching(_ name: String) -> [Int] {
    var failures: Failures = [:]
    return matching(name, &failures)
  }

  /// The numbers of those that match `name`; those that PCRE2 stops matching are added to `failures`.
  func matching(_ name: String, _ failures: inout Failures) -> [Int] {
    if entries.isEmpty { return [] }
    let bytes = Array(name.utf8)
    return index.candidates(for: bytes).filter { number in
      guard case .success(let pattern) = entries[number].compiled else { return false }
      do throws(PatternError) {
        return try pattern.matches(bytes)
      } catch {
        failures[number] = error
        return false
      }
    }
  }
}
