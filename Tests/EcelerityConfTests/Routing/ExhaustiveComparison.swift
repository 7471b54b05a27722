import EcelerityConf
import Testing

/// Checks a comparison of two configurations against explanations of every name on every binding.
struct ExhaustiveComparison {
  /// One name on one binding.
  private struct Place: Hashable {
    let name: String
    let binding: RouteBinding
  }

  private let old: Configuration
  private let new: Configuration
  private let names: [String]

  init(_ old: Configuration, _ new: Configuration, names: [String]) {
    self.old = old
    self.new = new
    self.names = names
  }

  /// Checks that no change is missed, and none is made up.
  func check(_ note: Comment) throws {
    let expected = try everything()
    try checkListed(expected, note)
    try checkAll(expected, note)
  }

  /// The bindings that both configurations have in the same group.
  private var bindings: Set<RouteBinding> { old.routeBindings.intersection(new.routeBindings) }

  /// The changes of every name on every binding that both configurations have.
  private func everything() throws -> [Place: [RouteAttributeChange]] {
    var before = RouteEvaluator(old)
    var after = RouteEvaluator(new)
    var found: [Place: [RouteAttributeChange]] = [:]
    for binding in bindings {
      for name in names {
        let query = try RouteQuery(
          "<\(name)>",
          binding: binding.name == "default" && binding.group == nil ? nil : binding.name,
          bindingGroup: binding.group)
        let first = try before.explain(query)[0]
        let second = try after.explain(query)[0]
        let changes = RouteAttribute.changes(first, second)
        // Every difference between destinations has to be reported.
        #expect(changes.isEmpty == RouteAttribute.isSame(first, second))
        if !changes.isEmpty { found[Place(name: name, binding: binding)] = changes }
      }
    }
    return found
  }

  private func places(_ differences: RouteDifferences) -> [Place: [RouteAttributeChange]] {
    var found: [Place: [RouteAttributeChange]] = [:]
    for change in differences.changes {
      for name in change.names {
        for binding in change.bindings {
          let place = Place(name: name, binding: binding)
          #expect(found[place] == nil, "told twice: \(place)")
          found[place] = change.attributes
        }
      }
    }
    return found
  }

  /// With these names as options, the result is exact.
  private func checkListed(_ expected: [Place: [RouteAttributeChange]], _ note: Comment) throws {
    var options = RouteComparison.Options()
    options.domains = names.map { DomainName($0) }
    var listed = RouteComparison(old, new, options)
    let bindings = bindings
    let found = try places(listed.differences()).filter { bindings.contains($0.key.binding) }
    #expect(found == expected, note)
  }

  /// Without names as options, each change is reported by name, by example or as unknown.
  private func checkAll(_ expected: [Place: [RouteAttributeChange]], _ note: Comment) throws {
    let bindings = bindings
    var whole = RouteComparison(old, new)
    let differences = try whole.differences()
    let told = places(differences)
    for (place, changes) in expected {
      if told[place] == changes { continue }
      // Such names are only compared where they are written.
      if place.name.hasPrefix("#"), told[place] == nil { continue }
      // The result has to mention patterns for which no names can be made up.
      if !differences.unknown.isEmpty, place.name.wholeMatch(of: #/m.*t/#) != nil { continue }
      let family = DomainName(place.name).address?.isIPv6
      let covers = differences.changes.contains { change in
        change.examples.contains { $0.address?.isIPv6 == family }
          && change.bindings.contains(place.binding) && change.attributes == changes
      }
      #expect(covers, "\(place) \(changes) is missed\n\(note)")
    }
    for (place, changes) in told
    where names.contains(place.name) && bindings.contains(place.binding) {
      #expect(expected[place] == changes, "\(place) is made up\n\(note)")
    }
    for change in differences.changes {
      #expect(RouteAttribute.changes(change.old, change.new) == change.attributes, note)
    }
  }
}
