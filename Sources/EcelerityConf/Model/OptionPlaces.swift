/// Which options are set anywhere in the scopes that take part in delivery.
struct OptionPlaces: Sendable {
  /// The options of the global scope, of bindings and of groups.
  private(set) var ofContainers: KeywordSet = []
  /// The options of stanzas of domains.
  private(set) var ofDomains: KeywordSet = []
  /// The options of stanzas whose label is a regular expression.
  private(set) var ofPatterns: KeywordSet = []

  mutating func insert(_ option: Keyword, in scope: ScopeRecord) {
    switch scope.name {
    case NameID(Keyword.domain.rawValue): ofDomains.insert(option)
    case NameID(Keyword.binding.rawValue), NameID(Keyword.bindingGroup.rawValue):
      ofContainers.insert(option)
    default: if scope.parent == noRecord { ofContainers.insert(option) }
    }
    if scope.isPattern { ofPatterns.insert(option) }
  }
}
