import EcelerityConf
import ToolSupport

/// What somebody should know who asks about a message: that bindings have stanzas for its domain which have no
/// say in the answer, as it is on another binding, or on none.
enum BindingHint {
  /// Who asks about more than so many domains at a time is a program, and would not read it.
  private static let mostDomains = 10

  /// Tells it to who asks `queries` on the command line.
  static func tell(
    _ queries: [RouteQuery], _ loaded: inout LoadedConfiguration, _ console: inout Console
  ) {
    guard queries.count <= mostDomains else { return }
    for query in queries {
      // A group alone stands for each of its bindings.
      if query.binding == nil, query.bindingGroup != nil { continue }
      let stanzas = BindingStanzas(
        for: query.domain, on: query.binding, of: query.bindingGroup, in: loaded.configuration)
      guard let first = stanzas.others.first else { continue }
      let subject = subject(first, stanzas.others.count - 1, query.domain, &loaded)
      if let binding = query.binding {
        // Who has stanzas of its own there does not expect those of others to count.
        guard stanzas.isDeclared, stanzas.met.isEmpty else { continue }
        console.note("\(subject) no say on binding \(binding.visible)")
      } else if let place = first.parent {
        console.warn(
          "\(subject) no say without a binding; name it with \(options(naming: place))")
      }
    }
  }

  /// `relay.conf:2:3: `domain oak.example` in binding n1 and another one have`
  private static func subject(
    _ stanza: Scope, _ others: Int, _ domain: DomainName, _ loaded: inout LoadedConfiguration
  ) -> String {
    let place = stanza.header.map { loaded.map.location(of: $0.span).description.visible + ": " }
    let label = stanza.pattern == nil ? domain.text : (stanza.label ?? "").visible
    let scope = (stanza.parent?.title ?? "").visible
    return (place ?? "") + "`domain \(label)` in \(scope) \(verb(others))"
  }

  /// A binding that is in several groups is not known by its name alone, nor is one that is called like that which
  /// is there without being declared.
  private static func options(naming place: Scope) -> String {
    let name = (place.label ?? "NAME").visible
    guard place.keyword == .binding else { return "--binding-group \(name)" }
    guard let group = place.parent, group.keyword == .bindingGroup,
      place.label == RouteQuery.implicit || isInOtherGroup(place, than: group)
    else { return "--binding \(name)" }
    return "--binding-group \((group.label ?? "NAME").visible) --binding \(name)"
  }

  private static func isInOtherGroup(_ binding: Scope, than group: Scope) -> Bool {
    binding.configuration.global.children.contains { other in
      other.keyword == .bindingGroup && !other.isSame(as: group)
        && other.child(.binding, binding.label) != nil
    }
  }

  private static func verb(_ others: Int) -> String {
    switch others {
    case 0: "has"
    case 1: "and another one have"
    default: "and \(others) others have"
    }
  }
}
