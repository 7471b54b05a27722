extension Configuration {
  /// The stanzas for `domain` in bindings and binding groups, in reading order; a message on none of these
  /// never meets them.
  package func stanzasInBindings(for domain: DomainName) -> [Scope] {
    var stanzas: [Scope] = []
    for place in global.children {
      guard place.keyword == .binding || place.keyword == .bindingGroup else { continue }
      if let stanza = place.child(.domain, domain.text) { stanzas.append(stanza) }
      for binding in place.children where binding.keyword == .binding {
        if let stanza = binding.child(.domain, domain.text) { stanzas.append(stanza) }
      }
    }
    return stanzas
  }
}
