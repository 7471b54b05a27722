import Testing

@testable import EcelerityConf

/// A comparison of two configurations finds the differences of all names.
struct RouteComparisonTests {
  @Test(arguments: 0..<100)
  func nothingIsMissedAndNothingIsMadeUp(seed: Int) throws {
    var generator = RouteConfigurationGenerator(seed: UInt64(seed))
    let (first, second) = generator.pair()
    try ExhaustiveComparison(
      try configuration(first), try configuration(second),
      names: RouteConfigurationGenerator.names + RouteConfigurationGenerator.others
    ).check(Comment(rawValue: "OLD\n\(first)\nNEW\n\(second)"))
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

  /// A list instead of a word is invalid, but the same one however its items are quoted.
  @Test(arguments: [("( b.test )", "( \"b.test\" )"), ("[ k = v ]", "[ \"k\" = \"v\" ]")])
  func quotesMakeNoDifference(old: String, new: String) throws {
    for option in ["gateway", "reroute_domain", "tls", "bind_address"] {
      let text = "domain a.test { \(option) = "
      var comparison = RouteComparison(
        try configuration(text + old + " }"), try configuration(text + new + " }"))
      #expect(try comparison.differences().isEmpty, "\(option)")
    }
  }

  /// The shortest candidate for such an expression need not match it.
  @Test(
    .enabled(if: Pattern.isAvailable, "libpcre2-8 is not installed"),
    arguments: ["\\\\Bmail", "x\\\\b-", "\\\\b10\\\\B"])
  func namesOfExpressionsWithBoundaries(pattern: String) throws {
    let text = "domain \"/\(pattern)/\" { gateway = a.example }\n"
    var comparison = RouteComparison(
      try configuration(text), try configuration(text.replacing("a.", with: "b.")))
    #expect(try !comparison.differences().changes.flatMap(\.examples).isEmpty)
  }

  /// This includes a name with an empty stanza in a group only.
  @Test func everyNameThatIsWrittenIsTold() throws {
    let text = "binding_group g { domain c.example { } binding b { domain d.example { } } }\n"
    var comparison = RouteComparison(
      try configuration(text + "gateway = a.example"),
      try configuration(text + "gateway = b.example"))
    let names = try comparison.differences().changes.flatMap(\.names)
    #expect(names.contains("c.example") && names.contains("d.example"))
  }

  /// No name can be made up for the expression, so that the written ones alone are compared.
  @Test(
    .enabled(if: Pattern.isAvailable, "libpcre2-8 is not installed"),
    arguments: [
      "domain \"oak.example\" { routes = ( \"hop.test\" ) }",
      "domain \"oak.example\" { routes = ( \"smtp://Hop.test.:26?pref=1\" ) routes = ( ) }",
      "domain \"oak.example\" { gateway = \"hop.test:26\" gateway = \"live.example\" }",
      "domain \"oak.example\" { reroute_domain = \"hop.test\" reroute_domain = \"disabled\" }",
      "host \"hop.test\" { tls = \"no\" }",
      "binding b { host \"hop.test\" { rollup_mx_name = \"other.test\" } }",
      "host \"mx1.test\" { rollup_mx_name = \"hop.test\" }",
      "esmtp_listener { relay_domains = ( \"*.oak.example\" \"hop.test\" ) }",
      "esmtp_listener { listen \"*:25\" { relay_domains = ( \"hop.test\" ) } }",
      "relay_domains = ( \"hop.test\" ) relay_domains = ( \"oak.example\" )",
      "binding b { ehlo_hostname = \"Hop.test\" }", "hostname = \"hop.test\"",
      "pathway p { domain \"hop.test\" { tls = \"no\" } }",
      "static_routes { target = \"hop.test:26\" target = \"192.0.2.1:25\" }",
    ])
  func aNameIsComparedWhereverItIsWritten(statement: String) throws {
    let text =
      "domain \"/^(?!mx).*\\\\.test$/\" { delivery_method = \"SMTP\" suspend_delivery = no }\n"
    var comparison = RouteComparison(
      try configuration(text + statement),
      try configuration(text.replacing("= no", with: "= yes") + statement))
    #expect(try comparison.differences().changes.flatMap(\.names).contains("hop.test"))
  }

  /// Names without an influence on routes are of the class of those that are written nowhere.
  @Test func namesWithoutInfluenceMakeNoClasses() throws {
    let domains = (0..<20).map { "domain \"d\($0).example\" { routes = ( \"h\($0).example\" ) }\n" }
    let text = domains.joined() + "tls = \"ifavailable\"\n"
    var comparison = RouteComparison(
      try configuration(text), try configuration(text + "tls_verify = \"host\"\n"))
    let changes = try comparison.differences().changes
    #expect(changes.count == 1)
    #expect(changes.first?.names.count == 40, "\(changes.first?.names ?? [])")
    #expect(changes.first?.includesEveryUnwrittenName == true)
  }

  /// Names are not confused with numbers, whatever character they begin with.
  @Test(arguments: ["\u{0}", "\u{1}", "\u{2}", "0", ""])
  func aNameOfDigitsIsNoNumber(sign: String) throws {
    let binding = "binding \"b\" { bind_address = \"192.0.2.1\" }\n"
    for option in ["ehlo_hostname", "gateway", "bind_address"] {
      for (first, second) in [("0", "1"), ("9", "8"), ("0", "99999999999999999999")] {
        let old = "\(option) = \"\(sign)\(first)\"\n"
        let new = "\(option) = \"\(sign)\(second)\"\n"
        var comparison = RouteComparison(
          try configuration(old + binding), try configuration(new + binding))
        let found = try comparison.differences().changes.flatMap(\.attributes)
        let names: [RouteAttribute] = [.ehloName, .host, .sourceAddress]
        for change in found where names.contains(change.attribute) {
          #expect((change.old + change.new).contains { $0.hasSuffix(sign + first) }, "\(change)")
          #expect(!(change.old + change.new).contains("192.0.2.1"), "\(change)")
        }
        #expect(option == "bind_address" || !found.isEmpty)
      }
    }
  }

  /// A domain with two next hops is not equivalent to one whose second route is not a host, however that is
  /// spelled.
  @Test func aRouteThatNamesNoHostIsNoHostOfItsDomain() throws {
    let text = """
      domain "a.test" { routes = ( "smtp://a1.test?port=99" "a2.test" ) }
      domain "b.test" { routes = ( "smtp://b1.test?port=99" "\u{2}1" ) }
      remote_smtp_port =
      """
    var comparison = RouteComparison(
      try configuration(text + " 2525"), try configuration(text + " 2526"))
    let changes = try comparison.differences().changes
    #expect(changes.flatMap(\.names).contains("a.test"))
    #expect(!changes.flatMap(\.names).contains("b.test"))
  }

  /// A change of the last of a chain of gateways reaches the first.
  @Test func aChainOfGatewaysIsFollowedToItsStart() throws {
    let names = (0..<300).map { "n\($0).test" }
    let chain = zip(names, names.dropFirst()).map { "domain \"\($0)\" { gateway = \"\($1)\" }\n" }
    let old = chain.joined() + "domain \"n299.test\" { routes = ( \"192.0.2.1\" ) }\n"
    let reach = try reach(old, old.replacing("192.0.2.1", with: "192.0.2.2"))
    for name in names { #expect(reach.of(name), "\(name)") }
    #expect(!reach.of("elsewhere.test"))
  }

  /// Gateways in a ring are followed once.
  @Test func aRingOfGatewaysIsFollowedOnce() throws {
    let ring = (0..<5).map { "domain \"n\($0).test\" { gateway = \"n\(($0 + 1) % 5).test\" }\n" }
      .joined()
    let tail = "domain \"other.test\" { gateway = \"elsewhere.test\" }\n"
    let reach = try reach(
      ring + tail, ring.replacing("\"n3.test\" }", with: "\"x.test\" }") + tail)
    for number in 0..<5 { #expect(reach.of("n\(number).test")) }
    #expect(!reach.of("other.test"))
  }

  /// The reach for names without patterns, lists and bindings.
  private struct Reach {
    let reach: RouteReach
    let sides: [RouteSide]

    func of(_ name: String) -> Bool {
      reach.reaches(
        DomainKey(
          old: sides[0].global.names[name] ?? 0, new: sides[1].global.names[name] ?? 0))
    }
  }

  private func reach(_ old: String, _ new: String) throws -> Reach {
    var contents = RouteContents(OwnHosts())
    var numbers = PatternNumbers()
    let sides = [
      RouteSide(try configuration(old), nil, &contents, &numbers),
      RouteSide(try configuration(new), nil, &contents, &numbers),
    ]
    let patterns = NumberedPatterns(numbers)
    return Reach(reach: RouteReach(sides[0], sides[1], contents, patterns), sides: sides)
  }

  /// The list of hosts that only one domain has may be long, and contain a host twice.
  @Test func aLongListOfOwnHostsChangesLikeAShortOne() throws {
    for count in [2, 500] {
      let lists = ["a", "b"].map { domain in
        (0..<count).map { "\"smtp://\(domain)\($0 % (count - 1)).test\"" }.joined(separator: " ")
      }
      let text = lists.enumerated().map { "domain \"d\($0).test\" { routes = ( \($1) ) }\n" }
        .joined()
      var comparison = RouteComparison(
        try configuration(text + "tls = no"), try configuration(text + "tls = required"))
      let changes = try comparison.differences().changes.filter { !$0.names.isEmpty }
      #expect(changes.contains { $0.names.starts(with: ["d0.test", "d1.test"]) }, "\(count)")
      let renamed = lists[0].replacing("a0.test", with: "c0.test")
      var other = RouteComparison(
        try configuration(text), try configuration(text.replacing(lists[0], with: renamed)))
      let found = try other.differences().changes.first { $0.names == ["d0.test"] }
      let hosts = try #require(found?.attributes.first { $0.attribute == .host })
      #expect(hosts.old.first == "MX of a0.test" && hosts.new.first == "MX of c0.test")
    }
  }

  /// Each binding can have another gateway for one name, and each of these another change.
  @Test func manyBindingsSayDifferentThingsAboutOneName() throws {
    let bindings = (0..<60).map {
      "binding \"b\($0)\" { domain \"a.test\" { gateway = \"g\($0 % 30).test\" } }\n"
    }
    let gateways = (0..<15).map { "domain \"g\($0).test\" { remote_smtp_port = 2525 }\n" }.joined()
    let old = bindings.joined() + gateways
    var comparison = RouteComparison(
      try configuration(old), try configuration(old.replacing("2525", with: "2526")))
    let changes = try comparison.differences().changes.filter { $0.names.contains("a.test") }
    let names = changes.flatMap(\.bindings).map(\.name)
    #expect(Set(names) == Set((0..<60).filter { $0 % 30 < 15 }.map { "b\($0)" }))
    #expect(names.count == 30 && changes.count == 1)
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

  private func changes(_ old: String, _ new: String) throws -> [RouteChange] {
    var comparison = RouteComparison(try configuration(old), try configuration(new))
    return try comparison.differences().changes
  }

  /// A host with the same name as the word for the recipient domain is another host.
  @Test func aHostCalledItselfIsNotTheRecipient() throws {
    let change = try #require(
      changes(
        "domain oak.example { routes = ( itself ) }",
        "domain oak.example { routes = ( oak.example ) }"
      ).first)
    #expect(change.names == ["oak.example"])
    #expect(change.attributes.map(\.attribute) == [.host])
    #expect(change.attributes.map(\.old) == [["MX of \"itself\""]])
    #expect(change.attributes.map(\.new) == [["MX of itself"]])
  }

  @Test(arguments: ["itself", "none", "relay"])
  func aGatewayCalledLikeAWordIsAGateway(name: String) throws {
    let found = try changes("", "gateway = \(name)")
    let example = found.flatMap(\.examples).first { $0.kind == .name }
    #expect(example != nil, "names that are written nowhere change too")
  }

  /// Two domains with different next hops do not change in the same way.
  @Test func theRecipientAndAHostCalledItselfAreNotMerged() throws {
    let new = """
      domain oak.example { routes = ( relay.example ) }
      domain elm.example { routes = ( relay.example ) }
      """
    let old = """
      domain oak.example { routes = ( oak.example ) }
      domain elm.example { routes = ( itself ) }
      """
    #expect(Set(try changes(old, new).map(\.names)) == [["oak.example"], ["elm.example"]])
  }

  @Test func aMethodCalledNoneIsNotTheLackOfOne() throws {
    let found = try changes(
      "domain oak.example { suspend_delivery = true }",
      "domain oak.example { delivery_method = none }")
    let method = found.first?.attributes.first { $0.attribute == .method }
    #expect(method?.old == ["none"] && method?.new == ["\"none\""])
  }

  /// `disabled` is not a domain, so that mail for a domain of that name is not compared.
  @Test(arguments: ["disabled", "Disabled"])
  func disabledReroutingNamesNoDomain(word: String) throws {
    let text = "domain oak.example { reroute_domain = \(word) }\n"
    let found = try changes(text + "tls = no", text + "tls = required")
    #expect(!found.isEmpty && !found.flatMap(\.names).contains("disabled"))
  }
}
