/// The places that may decide an option for all names of a regular expression, strongest first.
struct PatternChain {
  /// The stanzas of regular expressions in one container that set the option, in the order in which they are tried.
  struct Place {
    let container: Scope
    let stanzas: [Scope]
  }

  /// The places before the first binding, group or global scope that sets the option.
  private(set) var places: [Place] = []
  /// The assignment of that one; nil where there is none.
  private(set) var end: Setting?

  /// The chain of `keyword` on the binding or group `container`.
  init(_ keyword: Keyword, in container: Scope) {
    let scope = QueryScope(container.queryStanzas + [QueryScope.Stanza(.domain, "")])
    for place in Fallback(keyword, at: scope)?.scopes ?? [] {
      let isDomain = place.stanzas.last?.keyword == .domain
      var found: Scope? = container.configuration.global
      for step in isDomain ? place.stanzas.dropLast() : place.stanzas[...] {
        found = found?.child(step.keyword, step.label)
      }
      guard let found else { continue }
      if isDomain {
        add(found, keyword)
      } else if let setting = found.setting(keyword), setting.hasItems {
        end = setting
        return
      }
    }
  }

  private mutating func add(_ container: Scope, _ keyword: Keyword) {
    guard container.holdsPatterns else { return }
    let stanzas = container.patternChildren(.domain).filter {
      $0.setting(keyword)?.hasItems ?? false
    }
    if !stanzas.isEmpty { places.append(Place(container: container, stanzas: stanzas)) }
  }
}

/// The chains that were made so far.
struct PatternChains {
  private struct Key: Hashable {
    let keyword: Keyword
    let container: ScopeID
  }

  private var chains: [Key: PatternChain] = [:]

  /// The chain of `keyword` on the binding or group `container`.
  mutating func chain(of keyword: Keyword, in container: Scope) -> PatternChain {
    let key = Key(keyword: keyword, container: container.id)
    if let known = chains[key] { return known }
    let made = PatternChain(keyword, in: container)
    chains[key] = made
    return made
  }
}
