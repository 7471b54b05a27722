/// A cache of the places of bindings and of the values that no domain's stanza changes. Its size is bounded by the
/// number of bindings in the configuration and of options in the questions.
struct QueueCache: Sendable {
  /// The kinds of stanzas that a container holds.
  struct Kinds {
    let hasDomains: Bool
    let hasPatterns: Bool

    /// Whether there are no stanzas for domains.
    var isEmpty: Bool { !hasDomains && !hasPatterns }
  }

  private struct Key: Hashable {
    let scope: QueryScope
    let hasDomain: Bool
  }

  private var bindings: [Key: BindingPlaces] = [:]
  private var kinds: [ScopeID: Kinds] = [:]
  /// By the number of the binding's places, then by the number of the option.
  private var answers: [[OptionAnswer?]] = []
  /// The numbers of the options that were asked for, from 1; 0 for all others.
  private var optionNumbers = [UInt16](repeating: 0, count: Keyword.count)
  private var optionCount: UInt16 = 0
  /// How many answers there are.
  private(set) var answerCount = 0

  mutating func binding(
    _ scope: QueryScope, hasDomain: Bool, in configuration: Configuration
  ) -> BindingPlaces {
    let key = Key(scope: scope, hasDomain: hasDomain)
    if let known = bindings[key] { return known }
    let made = BindingPlaces(
      scope, hasDomain: hasDomain, number: answers.count, in: configuration
    ) { stanzas(in: $0, configuration) }
    answers.append([])
    bindings[key] = made
    return made
  }

  private mutating func stanzas(in container: ScopeID, _ configuration: Configuration) -> Kinds {
    if let known = kinds[container] { return known }
    let scope = Scope(configuration: configuration, id: container)
    let made = Kinds(
      hasDomains: scope.children.contains { $0.keyword == .domain },
      hasPatterns: !scope.patternChildren(.domain).isEmpty)
    kinds[container] = made
    return made
  }

  func answer(_ keyword: Keyword, on binding: BindingPlaces) -> OptionAnswer? {
    let number = Int(optionNumbers[Int(keyword.rawValue)])
    guard number < answers[binding.number].count else { return nil }
    return answers[binding.number][number]
  }

  mutating func insert(
    _ answer: OptionAnswer, for keyword: Keyword, on binding: BindingPlaces
  ) {
    if optionNumbers[Int(keyword.rawValue)] == 0 {
      optionCount += 1
      optionNumbers[Int(keyword.rawValue)] = optionCount
    }
    let number = Int(optionNumbers[Int(keyword.rawValue)])
    while answers[binding.number].count <= number { answers[binding.number].append(nil) }
    answers[binding.number][number] = answer
    answerCount += 1
  }
}
