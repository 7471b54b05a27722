/// Every scope that may set some option for a question, strongest first.
struct FallbackPlaces: Sendable {
  /// The scope of the question.
  let scope: QueryScope
  /// The scopes.
  let scopes: [QueryScope]
  /// The stanza names of each scope.
  let paths: [[Keyword]]
  let kind: Kind

  enum Kind { case delivery, pathway, nested }

  init(of scope: QueryScope) {
    self.scope = scope
    kind = FallbackPlaces.kind(of: scope.path)
    switch kind {
    case .delivery: scopes = FallbackPlaces.delivery(scope)
    case .pathway: scopes = FallbackPlaces.pathway(scope)
    case .nested: scopes = FallbackPlaces.nested(scope)
    }
    paths = scopes.map(\.path)
  }

  private static let deliveryStanzas: [Keyword] = [.bindingGroup, .binding, .domain, .host]
  private static let pathwayStanzas: [Keyword] = [.pathwayGroup, .pathway]

  private static func kind(of path: [Keyword]) -> Kind {
    if path.allSatisfy(deliveryStanzas.contains) { return .delivery }
    return path.allSatisfy(pathwayStanzas.contains) ? .pathway : .nested
  }

  /// Ranks 1 to 7: `g::b::d`, `b::d`, `g::d`, `g::b`, `b`, `g`, `d`, `*`; with a host instead of the domain:
  /// `g::b::h`, `g::h`, `b::h`, `h`. The order of the last two pairs differs (contradiction X-02); that a group
  /// comes before a global domain is inferred (D-01).
  private static func delivery(_ scope: QueryScope) -> [QueryScope] {
    let stanza: (Keyword) -> QueryScope.Stanza? = { keyword in
      scope.stanzas.first { $0.keyword == keyword }
    }
    let binding = stanza(.binding)
    // A binding outside of any group belongs to the group `default` (D-09).
    let group =
      stanza(.bindingGroup)
      ?? (binding == nil ? nil : .init(.bindingGroup, RouteQuery.defaultGroup))
    let (domain, host) = (stanza(.domain), stanza(.host))
    let steps: [[QueryScope.Stanza?]] = [
      [group, binding, host], [group, host], [binding, host], [host],
      [group, binding, domain], [binding, domain], [group, domain],
      [group, binding], [binding], [group], [domain],
    ]
    let complete = steps.compactMap { step -> QueryScope? in
      let known = step.compactMap { $0 }
      return known.count == step.count ? QueryScope(known) : nil
    }
    return complete + [.global]
  }

  /// Page: content/momentum/4/config/ref-pathway.md.
  private static func pathway(_ scope: QueryScope) -> [QueryScope] {
    let group = scope.stanzas.filter { $0.keyword == .pathwayGroup }
    let pathway = scope.stanzas.filter { $0.keyword == .pathway }
    var scopes: [QueryScope] = []
    if !group.isEmpty, !pathway.isEmpty { scopes.append(QueryScope(group + pathway)) }
    if !pathway.isEmpty { scopes.append(QueryScope(pathway)) }
    if !group.isEmpty { scopes.append(QueryScope(group)) }
    return scopes + [.global]
  }

  /// The stanza and those around it. For a peer inside of a stanza of a listener, the peer of the listener comes
  /// next. Page: content/momentum/4/listeners.md.
  private static func nested(_ scope: QueryScope) -> [QueryScope] {
    let stanzas = scope.stanzas
    var scopes = (1...stanzas.count).reversed().map { QueryScope(Array(stanzas.prefix($0))) }
    if let peer = stanzas.last, peer.keyword == .peer, stanzas.count > 2 {
      scopes.insert(QueryScope(Array(stanzas.prefix(1)) + [peer]), at: 2)
    }
    return scopes + [.global]
  }
}
