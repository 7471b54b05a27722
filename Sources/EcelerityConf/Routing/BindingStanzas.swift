extension Configuration {
  /// The stanzas for `domain` in bindings and binding groups that a message on no binding never meets, in
  /// reading order; a regular expression that matches the domain is one for it. The message meets those of
  /// the binding and the group that exist without being declared.
  package func stanzasOfOtherBindings(for domain: DomainName) -> [Scope] {
    let group = global.child(.bindingGroup, RouteQuery.implicit)
    let met = [
      global.child(.binding, RouteQuery.implicit), group,
      group?.child(.binding, RouteQuery.implicit),
    ].compactMap { $0 }
    var stanzas: [Scope] = []
    var patterns = PatternCache()
    func look(in place: Scope) {
      guard !met.contains(where: place.isSame) else { return }
      if let stanza = place.child(.domain, domain.text) { stanzas.append(stanza) }
      for match in patterns.matches(.domain, in: place, domain.text) where match.failure == nil {
        stanzas.append(match.stanza)
      }
    }
    for place in global.children where place.keyword == .binding || place.keyword == .bindingGroup {
      look(in: place)
      for binding in place.children where binding.keyword == .binding { look(in: binding) }
    }
    return stanzas
  }
}
