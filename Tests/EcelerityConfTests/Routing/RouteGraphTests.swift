import EcelerityConf
import Testing

/// A graph agrees with the evaluator, for every name on every binding.
struct RouteGraphTests {
  // MARK: Against every name on every binding

  /// The position of the group of `name`; nil when the graph does not say.
  private func group(of name: String, in graph: RouteGraph, _ text: String) throws -> Int? {
    if let found = graph.groups.firstIndex(where: { $0.names.contains(name) }) { return found }
    if graph.namesLeftOut.contains(name) { return nil }
    if graph.suffixes.contains(where: name.hasSuffix) { return nil }
    let matching = try graph.patterns.indices.filter { index in
      try Pattern(graph.patterns[index]).matches(name)
    }
    let found = graph.unnamed.first { $0.patterns == matching }
    #expect(found != nil || graph.notes.contains(where: \.isGap), "\(name) is in no group\n\(text)")
    return found?.group
  }

  /// The route of a message as a line for each next hop, first from the evaluator, then from the graph.
  private func lines(_ explanation: Explanation) -> [String] {
    let queue = explanation.routingDomain.text
    guard !explanation.destinations.isEmpty else { return ["\(queue) \(explanation.verdict)"] }
    return explanation.destinations.map { hop in
      let place = "\(hop.lookup.map { "\($0) " } ?? "")\(hop.host)"
      let policy = hop.policy.requirement == .no ? TLSPolicy(.no, .no) : hop.policy
      return "\(queue) \(explanation.verdict) \(place) \(hop.port) \(hop.method) \(policy) "
        + "\(hop.preference.map { "\($0)" } ?? "") \(hop.policyLookups)"
    }
  }

  private func lines(_ graph: RouteGraph, _ lane: Int, _ name: String) -> [String] {
    let queue = graph.lanes[lane].queue ?? name
    return graph.legs.filter { $0.lane == lane }.map { leg in
      let exit = graph.exits[leg.exit]
      let place: String
      switch exit.place {
      case .nowhere: return "\(queue) \(exit.verdict)"
      case .others: return "summed up"
      case .host(let host, _): place = host
      case .lookup(let kind, let of): place = "\(kind) \(of ?? name)"
      }
      return "\(queue) \(exit.verdict) \(place) \(exit.port) \(exit.method) \(exit.policy) "
        + "\(leg.preference.map { "\($0)" } ?? "") \(exit.policyLookups)"
    }
  }

  @Test(.enabled(if: Pattern.isAvailable, "libpcre2-8 is not installed"), arguments: 0..<80)
  func everyRouteIsAWayThroughTheGraph(seed: Int) throws {
    var generator = RouteConfigurationGenerator(seed: UInt64(seed))
    let text = generator.pair().new
    let configuration = try configuration(text)
    let graph = try RouteGraph(of: configuration)
    var evaluator = RouteEvaluator(configuration)
    var found = 0
    for name in RouteConfigurationGenerator.names + RouteConfigurationGenerator.others
    where DomainName(name).kind == .name {
      guard let group = try group(of: name, in: graph, text) else { continue }
      found += 1
      for binding in configuration.routeBindings {
        let lanes = graph.paths.filter { path in
          path.group == group && graph.lanes[path.lane].bindings.contains(binding)
        }
        try #require(lanes.count == 1, "\(name) has \(lanes.count) ways on \(binding)\n\(text)")
        let isImplicit = binding.name == "default" && binding.group == nil
        let query = try RouteQuery(
          name, binding: isImplicit ? nil : binding.name, bindingGroup: binding.group)
        let expected = Set(lines(try evaluator.explain(query)[0]))
        #expect(
          Set(lines(graph, lanes[0].lane, name)) == expected, "\(name) on \(binding)\n\(text)")
      }
    }
    #expect(found > 0)
  }

  // MARK: Nodes

  private static let relay = """
    binding "n1" { gateway = "relay.example" bind_address = 192.0.2.1 }
    binding "n2" { gateway = "relay.example" bind_address = 192.0.2.2 }
    domain "oak.example" { tls = "required" }
    domain "ash.example" { tls = "required" }
    domain "elm.example" { max_outbound_connections = 3 }
    domain "/[.]fir[.]test$/" { routes = ( "smtp://192.0.2.9?port=2525" ) }
    """

  @Test(.enabled(if: Pattern.isAvailable, "libpcre2-8 is not installed"))
  func whatIsAlikeIsOneNode() throws {
    let graph = try RouteGraph(of: configuration(Self.relay))
    #expect(graph.groups.map(\.names) == [["elm.example"], [], ["ash.example", "oak.example"]])
    #expect(graph.groups.map(\.ownCount) == [0, 0, 2])
    #expect(graph.groups.map(\.coversUnnamed) == [true, false, false])
    #expect(graph.groups.map(\.patterns) == [[], [["/[.]fir[.]test$/"]], []])
    let lanes = graph.lanes.map { $0.bindings.map(\.name).joined(separator: " ") }
    #expect(lanes == ["default", "n1 n2", "default", "default"])
    #expect(graph.lanes.map(\.queue) == [nil, "relay.example", nil, nil])
    // All groups share the lane to the relay, whose queue is not specific to a domain.
    #expect(graph.paths.filter { $0.lane == 1 }.map(\.group) == [0, 1, 2])
    #expect(graph.namesLeftOut == ["relay.example"])
  }

  /// The only name that matches the expression is also a next hop.
  @Test(.enabled(if: Pattern.isAvailable, "libpcre2-8 is not installed"))
  func theOnlyNameOfAnExpressionIsDrawn() throws {
    let graph = try RouteGraph(
      of: configuration(
        """
        domain "/^a[.]test$/" { gateway = "192.0.2.1" }
        domain "c.test" { gateway = "a.test" }
        """))
    #expect(graph.groups.contains { $0.names == ["a.test"] && $0.ownCount == 1 })
    #expect(graph.exits.contains { $0.place == .host("192.0.2.1", isIPv6: false) })
  }

  @Test func oneBindingTellsItsSource() throws {
    var options = RouteGraph.Options()
    options.binding = "n2"
    let graph = try RouteGraph(of: configuration(Self.relay), options)
    #expect(graph.lanes.map(\.sourceAddress) == ["192.0.2.2"])
    #expect(graph.lanes.map { $0.bindings.map(\.name) } == [["n2"]])
  }

  @Test func aBindingWithTwoSourcesTellsBoth() throws {
    let text = """
      binding n1 { bind_address = "2001:db8::10"  bind_address_secondary = "192.0.2.10" }
      domain a.test { routes = ( "[2001:db8::1]" "192.0.2.1" ) }
      """
    var options = RouteGraph.Options()
    options.binding = "n1"
    let graph = try RouteGraph(of: configuration(text), options)
    #expect(graph.lanes.contains { $0.sourceAddress == "192.0.2.10 or 2001:db8::10" })
  }

  @Test func edgesCarryPreferences() throws {
    let graph = try RouteGraph(
      of: configuration(
        """
        routes = ( "smtp://a.example?pref=10" "smtp://b.example?pref=10" "smtp://c.example?pref=20" )
        """))
    #expect(graph.legs.map(\.preference) == [10, 10, 20])
    #expect(graph.legs.map(\.sharedBy) == [2, 2, 1])
    #expect(graph.legs.map(\.isOnly) == [false, false, false])
  }

  @Test func mailThatIsNotDeliveredHasAnExitToo() throws {
    let graph = try RouteGraph(
      of: configuration("suspend_delivery = true\ndomain \"oak.example\" { blackhole = inline }"))
    #expect(graph.exits.map(\.verdict) == [.suspended, .blackholeInline])
    #expect(graph.exits.map(\.place) == [.nowhere, .nowhere])
  }

  /// Without TLS no certificate is checked, whatever the setting.
  @Test func nextHopsThatDifferInNothingAreOne() throws {
    let graph = try RouteGraph(
      of: configuration(
        """
        gateway = 192.0.2.1
        binding b1 { tls_verify = host }
        binding b2 { tls_verify = ca  tls = no }
        binding b3 { tls_verify = ca  tls = required }
        """))
    #expect(graph.exits.map(\.policy) == [TLSPolicy(.no, .no), TLSPolicy(.required, .ca)])
  }

  // MARK: Bounds

  private func many(domains: Int, bindings: Int) throws -> Configuration {
    let domains = (0..<domains).map { "domain \"d\($0).example\" { gateway = \"g\($0).example\" }" }
    let bindings = (0..<bindings).map {
      "binding \"b\($0)\" { gateway = \"h\($0).example\" domain \"o\($0).example\" { blackhole = inline } }"
    }
    return try configuration((domains + bindings).joined(separator: "\n"))
  }

  private func limits(_ groups: Int, _ lanes: Int, _ exits: Int, _ answers: Int)
    -> RouteGraph.Options
  {
    var options = RouteGraph.Options()
    options.limits.groups = groups
    options.limits.lanes = lanes
    options.limits.exits = exits
    options.limits.answers = answers
    return options
  }

  @Test func whatIsTooMuchIsSummedUp() throws {
    let graph = try RouteGraph(
      of: many(domains: 30, bindings: 10), limits(5, 12, 7, 20_000))
    #expect(graph.groups.count == 5 && graph.lanes.count == 12 && graph.exits.count == 7)
    // Names with a stanza in a binding that does not apply to their queue are like everything else.
    #expect(graph.groups.map(\.summedUp) == [0, 0, 0, 0, 27])
    let named = graph.groups.flatMap(\.names).filter { !$0.hasPrefix("g") && !$0.hasPrefix("h") }
    #expect(Set(named).count == 40)
    // Each group has an exit, however many nodes are combined.
    #expect(Set(graph.paths.map(\.group)) == Set(0..<5))
    #expect(Set(graph.paths.map(\.lane)) == Set(0..<12))
    #expect(Set(graph.legs.map(\.lane)) == Set(0..<12))
    let others = graph.exits.compactMap { exit in
      if case .others(let count) = exit.place { count } else { nil }
    }
    #expect(others.count == 1)
    #expect(graph.notes.contains(where: \.isGap) == false)
  }

  /// Counting those of equal preference anew for each of them would take minutes.
  @Test(.timeLimit(.minutes(1)))
  func manyHostsMayShareAPreference() throws {
    let hosts = (0..<40_000).map { "\"smtp://10.\($0 / 256).\($0 % 256).1?pref=10\"" }
    let graph = try RouteGraph(
      of: configuration("domain a.example { routes = ( " + hosts.joined(separator: " ") + " ) }"))
    #expect(graph.legs.map(\.sharedBy).max() == 40_000)
  }

  @Test func whatIsNotAskedIsSaid() throws {
    let graph = try RouteGraph(of: many(domains: 30, bindings: 10), limits(60, 75, 60, 50))
    let asked = graph.groups.flatMap(\.names).filter { !$0.hasPrefix("g") && !$0.hasPrefix("h") }
    let left = 40 - asked.count
    #expect(left > 0)
    #expect(graph.notes.contains(.namesNotAsked(left)))
    #expect(graph.namesLeftOut.filter { !$0.hasPrefix("g") && !$0.hasPrefix("h") }.count == left)
  }

  @Test func expressionsThatSayNothingAreTold() throws {
    let patterns = (0..<9).map { "domain \"/(?=x)\($0)(/\" { gateway = \"relay.example\" }" }
    let graph = try RouteGraph(of: configuration(patterns.joined(separator: "\n")))
    let failed = graph.notes.filter { note in
      if case .failedPattern = note { true } else { false }
    }
    #expect(failed.count == 5)
    #expect(graph.notes.contains(.morePatterns(4)))
  }

  // MARK: Questions

  @Test func bindingsThatAreNotThereAreRefused() throws {
    let configuration = try configuration(Self.relay)
    var options = RouteGraph.Options()
    options.binding = "n3"
    #expect(throws: QueryProblem.unknownBinding("n3", suggestion: "n1")) {
      try RouteGraph(of: configuration, options)
    }
    options.binding = nil
    options.bindingGroup = "north"
    #expect(throws: QueryProblem.unknownBindingGroup("north", suggestion: nil)) {
      try RouteGraph(of: configuration, options)
    }
    options.bindingGroup = nil
    options.sender = "a b"
    #expect(throws: QueryProblem.invalidSender("a b")) {
      try RouteGraph(of: configuration, options)
    }
  }
}
