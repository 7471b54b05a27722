/// The stanzas for one domain in bindings and binding groups, by whether they apply to a message; a stanza whose
/// regular expression matches the domain is one of them.
package struct BindingStanzas {
  /// The stanzas in the binding of the message and in its group.
  package private(set) var applicable: [Scope] = []
  /// The stanzas that do not apply, in reading order.
  package private(set) var others: [Scope] = []
  /// Whether the binding or its group is declared.
  package let isDeclared: Bool

  /// The stanzas for `domain` and a message on `binding`; nil is the default binding. Its group is `group`,
  /// otherwise the group that contains the binding, otherwise the default group.
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
      if places.contains(where: place.isSame) { applicable += found } else { others += found }
    }
    for place in global.children where place.keyword == .binding || place.keyword == .bindingGroup {
      look(in: place)
      for binding in place.children where binding.keyword == .binding { look(in: binding) }
    }
  }
}
