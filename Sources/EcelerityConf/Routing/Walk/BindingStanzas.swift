/// The stanzas for one domain in bindings and binding groups, by whether a message meets them; a regular
/// expression that matches the domain is one for it.
package struct BindingStanzas {
  /// Those in the binding of the message and in its group.
  package private(set) var met: [Scope] = []
  /// Those that it never meets, in reading order.
  package private(set) var others: [Scope] = []
  /// Whether the binding or its group has a stanza of its own.
  package let isDeclared: Bool

  /// The stanzas for `domain` and a message on `binding`, nil for none: such a message meets those of the
  /// binding and the group that exist without being declared. Its group is `group`, else the one that has the
  /// binding.
  package init(
    for domain: DomainName, on binding: String?, of group: String?, in configuration: Configuration
  ) {
    let global = configuration.global
    let name = binding ?? RouteQuery.defaultBinding
    let groupName =
      group ?? binding.flatMap { BindingIndex(configuration).groups(with: $0).first }
    let places = BindingScopes(of: name, in: groupName, configuration).withinGlobal
      .compactMap(\.self)
    isDeclared = !places.isEmpty
    var patterns = PatternCache()
    func look(in place: Scope) {
      var found: [Scope] = []
      if let stanza = place.child(.domain, domain.text) { found.append(stanza) }
      for match in patterns.matches(.domain, in: place, domain.text) where match.failure == nil {
        found.append(match.stanza)
      }
      if places.contains(where: place.isSame) { met += found } else { others += found }
    }
    for place in global.children where place.keyword == .binding || place.keyword == .bindingGroup {
      look(in: place)
      for binding in place.children where binding.keyword == .binding { look(in: binding) }
    }
  }
}
