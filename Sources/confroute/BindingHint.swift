import EcelerityConf
import ToolSupport

/// A hint that stanzas for the domain in question exist on bindings that do not affect the answer, as that is about
/// another binding, or none.
enum BindingHint {
  /// No hints are given for more domains at a time: a program asks then.
  private static let domainLimit = 10

  /// Prints the hints for `queries` from the command line.
  static func report(
    _ queries: [RouteQuery], _ loaded: inout LoadedConfiguration, _ console: inout Console
  ) {
    guard queries.count <= domainLimit else { return }
    for query in queries {
      // A group alone stands for each of its bindings.
      if query.binding == nil, query.bindingGroup != nil { continue }
      let stanzas = BindingStanzas(
        for: query.domain, on: query.binding, of: query.bindingGroup, in: loaded.configuration)
      guard let first = stanzas.others.first else { continue }
      let subject = subject(first, stanzas.others.count - 1, query.domain, &loaded)
      if let binding = query.binding {
        // A binding with stanzas of its own is not expected to use those of others.
        guard stanzas.isDeclared, stanzas.applicable.isEmpty else { continue }
        console.note("\(subject) on binding \(binding.visible)")
      } else if let place = first.parent {
        console.warn(
          "\(subject) without a binding; name it with \(options(naming: place))")
      }
    }
  }

  /// `relay.conf:2:3: `domain oak.example` in binding n1 and 1 more stanza do not apply`
  private static func subject(
    _ stanza: Scope, _ others: Int, _ domain: DomainName, _ loaded: inout LoadedConfiguration
  ) -> String {
    let place = stanza.header.map { loaded.map.location(of: $0.span).description.visible + ": " }
    let label = stanza.pattern == nil ? domain.text : (stanza.label ?? "").visible
    let scope = (stanza.parent?.title ?? "").visible
    return (place ?? "") + "`domain \(label)` in \(scope) \(verb(others))"
  }

  /// The options that select a binding. The name alone is ambiguous if several groups have such a binding, or if it is
  /// that of the implicit binding.
  private static func options(naming place: Scope) -> String {
    let name = (place.label ?? "NAME").visible
    guard place.keyword == .binding else { return "--binding-group \(name)" }
    guard let group = place.parent, group.keyword == .bindingGroup,
      place.label == RouteQuery.defaultBinding || isInOtherGroup(place, than: group)
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
    case 0: "does not apply"
    default: "and \(others.counting("more stanza")) do not apply"
    }
  }
}
