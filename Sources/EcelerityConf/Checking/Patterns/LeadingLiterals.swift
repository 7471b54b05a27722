/// The stanzas whose regular expressions match one name each, different ones, and come before all other expressions of
/// their container: no other expression applies to these names first.
struct LeadingLiterals {
  private var stanzas: Set<ScopeID> = []

  /// Those of `configuration`; `labels` are those that were read already, by the number of their scope.
  init(_ configuration: Configuration, _ labels: [ScopeID: PatternLabel]) {
    for (parent, _) in configuration.patternChildren {
      let container = Scope(configuration: configuration, id: parent)
      for keyword in [Keyword.domain, .host] {
        add(container.patternChildren(keyword), labels)
      }
    }
  }

  private mutating func add(_ siblings: [Scope], _ labels: [ScopeID: PatternLabel]) {
    var names: Set<String> = []
    for stanza in siblings {
      let label = labels[stanza.id] ?? stanza.header?.rawLabel.flatMap(PatternLabel.init)
      guard let name = label?.language?.onlyName, names.insert(name).inserted else { return }
      stanzas.insert(stanza.id)
    }
  }

  func contains(_ stanza: ScopeID) -> Bool { stanzas.contains(stanza) }
}
