/// The options that are set in the scopes that take part in delivery.
struct OptionPlaces: Sendable {
  /// The options of the global scope, of bindings and of groups.
  private(set) var ofContainers: KeywordSet = []
  /// The options of stanzas of domains.
  private(set) var ofDomains: KeywordSet = []
  /// The options of stanzas whose label is a regular expression.
  private(set) var ofPatterns: KeywordSet = []

  /// The kind of scope that an assignment is in.
  enum Place {
    case container, domain, domainPattern, otherPattern, elsewhere

    init(_ scope: ScopeRecord) {
      switch scope.name {
      case NameID(Keyword.domain.rawValue): self = scope.isPattern ? .domainPattern : .domain
      case NameID(Keyword.binding.rawValue), NameID(Keyword.bindingGroup.rawValue):
        self = .container
      default:
        self = scope.parent == .none ? .container : scope.isPattern ? .otherPattern : .elsewhere
      }
    }
  }

  mutating func insert(_ option: Keyword, in place: Place) {
    switch place {
    case .container: ofContainers.insert(option)
    case .domain: ofDomains.insert(option)
    case .domainPattern:
      ofDomains.insert(option)
      ofPatterns.insert(option)
    case .otherPattern: ofPatterns.insert(option)
    case .elsewhere: break
    }
  }
}
