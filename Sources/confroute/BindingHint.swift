import EcelerityConf
import ToolSupport

/// What somebody should know who asks about a message without saying which binding it is on: that bindings
/// have stanzas for its domain, and that these have no say in the answer.
enum BindingHint {
  /// Who asks about more than so many domains at a time is a program, and would not read it.
  private static let mostDomains = 10

  /// Tells it to who asks `queries` on the command line.
  static func tell(
    _ queries: [RouteQuery], _ source: inout ConfigurationAtHand, _ console: inout Console
  ) {
    guard queries.count <= mostDomains else { return }
    for query in queries {
      if let hint = text(about: query, in: &source) { source.warn(hint, &console) }
    }
  }

  /// Nil if a binding was named, or if there is no such stanza.
  private static func text(about query: RouteQuery, in source: inout ConfigurationAtHand) -> String?
  {
    guard query.binding == nil, query.bindingGroup == nil else { return nil }
    let stanzas = source.configuration.stanzasOfOtherBindings(for: query.domain)
    guard let first = stanzas.first, let header = first.header, let place = first.parent else {
      return nil
    }
    let location = source.map.location(of: header.span).description.visible
    let label = first.pattern == nil ? query.domain.text : (first.label ?? "").visible
    let stanza = "`domain \(label)` in \(place.title.visible)"
    return "\(location): \(stanza) \(others(stanzas.count - 1)) no say, as no binding is named; "
      + "ask with \(options(naming: place))"
  }

  /// A binding that is in several groups is not known by its name alone.
  private static func options(naming place: Scope) -> String {
    let name = (place.label ?? "NAME").visible
    guard place.keyword == .binding else { return "--binding-group \(name)" }
    guard let group = place.parent, group.keyword == .bindingGroup,
      isInOtherGroup(place, than: group)
    else { return "--binding \(name)" }
    return "--binding-group \((group.label ?? "NAME").visible) --binding \(name)"
  }

  private static func isInOtherGroup(_ binding: Scope, than group: Scope) -> Bool {
    binding.configuration.global.children.contains { other in
      other.keyword == .bindingGroup && !other.isSame(as: group)
        && other.child(.binding, binding.label) != nil
    }
  }

  private static func others(_ count: Int) -> String {
    switch count {
    case 0: "has"
    case 1: "and another one have"
    default: "and \(count) others have"
    }
  }
}
