/// How the names that one regular expression matches are related to those of another.
enum PatternRelation {
  /// The other one matches all of them.
  case within
  /// The other one matches none of them.
  case disjoint
  /// The other one matches some of them, or that is not known.
  case unknown
}

/// The relations of the regular expressions of stanzas, found with a limited amount of work.
struct PatternRelations {
  private struct Pair: Hashable {
    let one: ScopeID
    let other: ScopeID
  }

  private var languages: [ScopeID: PatternLanguage?] = [:]
  private var relations: [Pair: PatternRelation] = [:]
  private var comparisons = WorkBudget(of: 65_536)
  /// The searches for examples, which take about as long as reading a thousand lines.
  private var searches = WorkBudget(of: 32)

  /// How the names of the stanza `one` are related to those of `other`.
  mutating func relation(of one: Scope, to other: Scope) -> PatternRelation {
    guard comparisons.spend(1) else { return .unknown }
    if let names = language(of: one), let others = language(of: other) {
      return names.relation(to: others)
    }
    let pair = Pair(one: one.id, other: other.id)
    if let known = relations[pair] { return known }
    let found = findRelation(of: one.pattern ?? "", to: other.pattern ?? "")
    relations[pair] = found
    return found
  }

  /// The names of the regular expression of `stanza`, if they can be listed.
  mutating func language(of stanza: Scope) -> PatternLanguage? {
    if let known = languages[stanza.id] { return known }
    let found = stanza.pattern.flatMap { PatternSyntax(Array($0.utf8)) }
      .flatMap(PatternLanguage.init)
    languages[stanza.id] = .some(found)
    return found
  }

  /// Tries both on a name for each combination of the two that some name matches.
  private mutating func findRelation(of one: String, to other: String) -> PatternRelation {
    if one == other { return .within }
    guard searches.spend(1), let first = PatternRelations.automaton(of: one),
      let second = PatternRelations.automaton(of: other),
      let pattern = try? Pattern(one), let otherPattern = try? Pattern(other)
    else { return .unknown }
    let examples = PatternExamples([first, second])
    guard examples.isComplete else { return .unknown }
    var results: Set<Bool> = []
    for name in examples.names where (try? pattern.matches(name)) ?? true {
      guard let isMatch = try? otherPattern.matches(name) else { return .unknown }
      results.insert(isMatch)
    }
    guard results.count == 1 else { return .unknown }
    return results.contains(true) ? .within : .disjoint
  }

  private static func automaton(of pattern: String) -> PatternAutomaton? {
    PatternSyntax(Array(pattern.utf8)).flatMap(PatternAutomaton.init)
  }
}

extension PatternLanguage {
  /// How its names are related to those of `other`.
  fileprivate func relation(to other: PatternLanguage) -> PatternRelation {
    var isWithin = true
    var isDisjoint = true
    for text in texts {
      let related = other.texts.filter { text.isSuffix(of: $0) || $0.isSuffix(of: text) }
      if !related.isEmpty { isDisjoint = false }
      isWithin =
        isWithin
        && related.contains {
          $0.count <= text.count
            && PatternLanguage.covers(
              other.front, from: text.count - $0.count, text, after: front)
        }
      if !isWithin, !isDisjoint { return .unknown }
    }
    return isDisjoint ? .disjoint : isWithin ? .within : .unknown
  }
}

extension [UInt8] {
  /// Whether `other` ends with these bytes.
  fileprivate func isSuffix(of other: [UInt8]) -> Bool {
    count <= other.count && other[(other.count - count)...].elementsEqual(self)
  }
}
