import EcelerityConf
import Testing

/// What differs between two configurations is what differs when every name is asked for.
struct RouteComparisonTests {
  // MARK: Against every name on every binding

  /// One name on one binding.
  private struct Place: Hashable {
    let name: String
    let binding: RouteBinding
  }

  private static let names = RouteConfigurationGenerator.names + RouteConfigurationGenerator.others

  /// Every binding both configurations have, asked for every name.
  private func everything(
    _ old: Configuration, _ new: Configuration, _ bindings: Set<RouteBinding>
  ) throws -> [Place: [RouteAttributeChange]] {
    var before = RouteEvaluator(old)
    var after = RouteEvaluator(new)
    var found: [Place: [RouteAttributeChange]] = [:]
    for binding in bindings {
      for name in Self.names {
        let query = try RouteQuery(
          "<\(name)>",
          binding: binding.name == "default" && binding.group == nil ? nil : binding.name,
          bindingGroup: binding.group)
        let first = try before.explain(query)[0]
        let second = try after.explain(query)[0]
        let changes = RouteAttribute.changes(first, second)
        // Nothing that a destination holds may differ without being told.
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

  /// The bindings that stand in the same group in both.
  private func bindings(_ old: Configuration, _ new: Configuration) -> Set<RouteBinding> {
    old.routeBindings.intersection(new.routeBindings)
  }

  @Test(arguments: 0..<100)
  func nothingIsMissedAndNothingIsMadeUp(seed: Int) throws {
    var generator = RouteConfigurationGenerator(seed: UInt64(seed))
    let (first, second) = generator.pair()
    let old = try configuration(first)
    let new = try configuration(second)
    let same = bindings(old, new)
    let expected = try everything(old, new, same)
    let note = Comment(rawValue: "OLD\n\(first)\nNEW\n\(second)")

    var options = RouteComparison.Options()
    options.domains = Self.names.map { DomainName($0) }
    var listed = RouteComparison(old, new, options)
    let found = try places(listed.differences()).filter { same.contains($0.key.binding) }
    #expect(found == expected, note)

    var whole = RouteComparison(old, new)
    let differences = try whole.differences()
    let told = places(differences)
    for (place, changes) in expected {
      if told[place] == changes { continue }
      // Nobody is called so unless it is written somewhere.
      if place.name.hasPrefix("#"), told[place] == nil { continue }
      // What the tool cannot make names for it has to say.
      if !differences.unknown.isEmpty, place.name.wholeMatch(of: #/m.*t/#) != nil { continue }
      let covers = differences.changes.contains { change in
        !change.examples.isEmpty && change.bindings.contains(place.binding)
          && change.attributes == changes
      }
      #expect(covers, "\(place) \(changes) is missed\n\(note)")
    }
    for (place, changes) in told
    where Self.names.contains(place.name) && same.contains(place.binding) {
      #expect(expected[place] == changes, "\(place) is made up\n\(note)")
    }
    for change in differences.changes {
      #expect(RouteAttribute.changes(change.old, change.new) == change.attributes, note)
    }
  }

  @Test(arguments: 0..<40)
  func theSameConfigurationDiffersInNothing(seed: Int) throws {
    var generator = RouteConfigurationGenerator(seed: UInt64(seed))
    let (text, _) = generator.pair()
    var comparison = RouteComparison(
      try configuration(text), try configuration("# the same\n\n" + text))
    let found = try comparison.differences()
    #expect(found.isEmpty && found.unknown.isEmpty && !found.mayMissOverlaps)
  }

  @Test(.enabled(if: Pattern.isAvailable, "libpcre2-8 is not installed"))
  func aListedNameIsNoExampleOfOthers() throws {
    let text = """
      pipe_transport "p" { domains = ( "a.test" ) }
      domain "/(?:^|[.])a[.]test$/" { gateway = "one.example" }
      """
    var comparison = RouteComparison(
      try configuration(text), try configuration(text.replacing("one.", with: "two.")))
    let found = try comparison.differences()
    #expect(found.changes.map(\.examples.isEmpty) == [false])
    #expect(found.changes.flatMap(\.names).contains("a.test") == false)
  }
}
