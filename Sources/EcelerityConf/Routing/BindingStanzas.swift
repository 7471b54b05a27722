extension Configuration {
  /// The stanzas for `domain` in bindings and binding groups that a message on no binding never meets, in
  /// reading order. It meets those of the binding and the group that exist without being declared.
  package func stanzasOfOtherBindings(for domain: DomainName) -> [Scope] {
    let group = global.child(.bindingGroup, RouteQuery.implicit)
    let met = [
      global.child(.binding, RouteQuery.implicit), group,
      group?.child(.binding, RouteQuery.implicit),
    ].compactMap { $0 }
    var stanzas: [Scope] = []
    func look(in place: Scope) {
      guard !met.contains(where: place.isSame) else { return }
      if let stanza = place.child(.domain, domain.text) { stanzas.append(stanza) }
    }
    for place in global.children where place.keyword == .binding || place.keyword == .bindingGroup {
      look(in: place)
      for binding in place.children where binding.keyword == .binding { look(in: binding) }
    }
    return stanzas
  }
}
