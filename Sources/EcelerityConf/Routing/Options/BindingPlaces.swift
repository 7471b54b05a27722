/// The places in which options are looked up on one binding, found once for all domains.
final class BindingPlaces: Sendable {
  /// The contents of a place.
  enum Content {
    /// A stanza that does not depend on the domain; nil when it does not exist.
    case stanza(ScopeID?)
    /// Stanzas for domains in a container; nil when the container does not exist.
    case domains(ScopeID?)
  }

  /// A scope with stanzas for domains.
  struct Container {
    /// The position of its place.
    let place: Int
    let scope: ScopeID
    let kinds: QueueCache.Kinds
  }

  /// The scope the places belong to, without the domain.
  let scope: QueryScope
  /// Whether the scope has a domain too.
  let hasDomain: Bool
  /// The position among all `BindingPlaces` of the evaluator, as an index for caches.
  let number: Int
  /// The contents of the places, strongest first.
  let contents: [Content]
  /// The scopes of the places; the domain is left out of those that have one.
  private let outer: [QueryScope]
  /// The containers that hold stanzas for domains, strongest first.
  let containers: [Container]
  /// The part of a question between the option and the domain.
  let questionBeforeDomain: String

  /// The places of `scope` in `configuration`; `kinds` tells which stanzas a container holds.
  init(
    _ scope: QueryScope, hasDomain: Bool, number: Int, in configuration: Configuration,
    kinds: (ScopeID) -> QueueCache.Kinds
  ) {
    self.scope = scope
    self.hasDomain = hasDomain
    self.number = number
    let asked = hasDomain ? QueryScope(scope.stanzas + [.init(.domain, "")]) : scope
    questionBeforeDomain = RouteWording.question(
      "", QueryScope(scope.stanzas + [.init(.domain, "")]))
    let places = FallbackPlaces(of: asked).scopes
    outer = places.map { place in
      place.stanzas.last?.keyword == .domain ? QueryScope(Array(place.stanzas.dropLast())) : place
    }
    let contents = places.map { place in
      let isDomain = place.stanzas.last?.keyword == .domain
      let steps = isDomain ? place.stanzas.dropLast() : place.stanzas[...]
      var found: Scope? = configuration.global
      for step in steps { found = found?.child(step.keyword, step.label) }
      return isDomain ? Content.domains(found?.id) : .stanza(found?.id)
    }
    self.contents = contents
    containers = contents.indices.compactMap { place in
      guard case .domains(let scope?) = contents[place] else { return nil }
      let kinds = kinds(scope)
      return kinds.isEmpty ? nil : Container(place: place, scope: scope, kinds: kinds)
    }
  }

  /// The scope of the place at `position` for `domain`.
  func scope(at position: Int, for domain: String?) -> QueryScope {
    guard case .domains = contents[position] else { return outer[position] }
    return QueryScope(outer[position].stanzas + [.init(.domain, domain)])
  }

  /// Whether the place at `position` is in the default group.
  func isInImplicitGroup(_ position: Int) -> Bool {
    outer[position].label(of: .bindingGroup) == RouteQuery.defaultGroup
  }

  /// The scope with `domain` added.
  func scope(for domain: String?) -> QueryScope {
    domain.map { QueryScope(scope.stanzas + [.init(.domain, $0)]) } ?? scope
  }
}
