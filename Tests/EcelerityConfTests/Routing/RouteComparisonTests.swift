import EcelerityConf
import Testing

/// What differs between two configurations is what differs when every name is asked for.
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

  /// A list where a word should be is an oddity, but the same one however its items are quoted.
  @Test(arguments: [("( b.test )", "( \"b.test\" )"), ("[ k = v ]", "[ \"k\" = \"v\" ]")])
  func quotesMakeNoDifference(old: String, new: String) throws {
    for option in ["gateway", "reroute_domain", "tls", "bind_address"] {
      let text = "domain a.test { \(option) = "
      var comparison = RouteComparison(
        try configuration(text + old + " }"), try configuration(text + new + " }"))
      #expect(try comparison.differences().isEmpty, "\(option)")
    }
  }

  /// The shortest text that may match such an expression need not do so.
  @Test(
    .enabled(if: Pattern.isAvailable, "libpcre2-8 is not installed"),
    arguments: ["\\\\Bmail", "x\\\\b-", "\\\\b10\\\\B"])
  func namesOfExpressionsWithBoundaries(pattern: String) throws {
    let text = "domain \"/\(pattern)/\" { gateway = a.example }\n"
    var comparison = RouteComparison(
      try configuration(text), try configuration(text.replacing("a.", with: "b.")))
    #expect(try !comparison.differences().changes.flatMap(\.examples).isEmpty)
  }

  /// Also one for which only an empty stanza of a group is there.
  @Test func everyNameThatIsWrittenIsTold() throws {
    let text = "binding_group g { domain c.example { } binding b { domain d.example { } } }\n"
    var comparison = RouteComparison(
      try configuration(text + "gateway = a.example"),
      try configuration(text + "gateway = b.example"))
    let names = try comparison.differences().changes.flatMap(\.names)
    #expect(names.contains("c.example") && names.contains("d.example"))
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
