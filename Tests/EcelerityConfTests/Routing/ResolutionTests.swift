import EcelerityConf
import Testing

/// The lookups from a next hop to addresses, with various DNS answers (docs/routing.md, From a recipient to a
/// host).
struct ResolutionTests {
  @Test func nothingIsAskedWithoutNames() throws {
    let answer = try explain("oak.example", in: "")
    #expect(answer.unanswered == [])
    #expect(answer.hops == ["mx:oak.example:25"])
  }

  @Test func namesThatAreNoneYetAreAsked() throws {
    var evaluator = RouteEvaluator(try configuration(""))
    let query = try RouteQuery("oak.example")
    let (unasked, asked) = (
      try evaluator.explain(query), try evaluator.explain(query, answering: [:])
    )
    #expect(unasked.flatMap(\.unanswered) == [])
    #expect(asked.flatMap(\.unanswered) == [.exchangers(of: DomainName("oak.example"))])
  }

  @Test func questionsComeRoundByRound() throws {
    var evaluator = RouteEvaluator(try configuration("use_ipv6 = true"))
    let query = try RouteQuery("oak.example")
    let first = try #require(try evaluator.explain(query, names: [:]).first)
    #expect(first.unanswered == [.exchangers(of: DomainName("oak.example"))])
    #expect(first.destinations.isEmpty)
    let names: NameAnswers = [
      .exchangers(of: DomainName("oak.example")): NameAnswer(
        .exchangers([.init(10, "mx1.oak.example"), .init(20, "mx2.oak.example")]))
    ]
    let second = try #require(try evaluator.explain(query, names: names).first)
    #expect(
      second.unanswered.map(\.description) == [
        "A mx1.oak.example", "AAAA mx1.oak.example", "A mx2.oak.example", "AAAA mx2.oak.example",
      ])
  }

  @Test(arguments: [
    ("", Verdict.dnsPermanent, "`oak.example` does not exist in DNS"),
    ("oak.example MX fails", .dnsTemporary, "the server repeats the lookup"),
    ("oak.example TXT x", .dnsPermanent, "oak.example has no IPv4 address and is left out"),
    (
      "oak.example A fails", .dnsTemporary,
      "the lookup of the address of oak.example failed temporarily"
    ),
    ("oak.example MX 10 mx1.oak.example", .dnsPermanent, "mx1.oak.example has no address"),
    (
      "oak.example MX fails", .dnsTemporary,
      "gives up after 10 failures (dns_failures_to_purge, default)"
    ),
    (
      "oak.example MX 10 a.example\noak.example MX 20 b.example\na.example A fails", .dnsTemporary,
      "the lookup of the address of a.example failed temporarily"
    ),
    ("oak.example MX 10 192.0.2.1", .noHosts, "works with the module `mxip` only"),
    ("oak.example MX 10 #odd", .noHosts, "is not a host name"),
  ])
  func nothingIsFound(zone: String, verdict: Verdict, note: String) throws {
    let answer = try explain("oak.example", in: "", zone: zone)
    #expect(answer.verdict == verdict)
    #expect(answer.destinations.isEmpty)
    #expect(answer.notes.contains { $0.text.contains(note) })
  }

  /// A gateway or a route that takes no mail is not the recipient's domain.
  @Test(arguments: ["gateway = n.example", #"routes = ( "smtp://n.example?type=mx" )"#])
  func theDomainThatTakesNoMailIsNamed(text: String) throws {
    let answer = try explain("oak.example", in: text, zone: "n.example MX 0 .")
    #expect(answer.verdict == .nullMX)
    #expect(answer.meaning == "`n.example` declares that it accepts no mail (RFC 7505)")
    let own = try explain("oak.example", in: "", zone: "oak.example MX 0 .")
    #expect(own.meaning == Verdict.nullMX.meaning)
  }

  @Test func thatNothingIsFoundWasTemporaryOnce() throws {
    let zone = "oak.example TXT x"
    let answer = try explain(
      "oak.example", in: "", zone: zone, version: ServerVersion("4.2.37"))
    #expect(answer.verdict == .dnsTemporary)
  }

  @Test(arguments: [
    (
      "oak.example MX 10 a.example\noak.example MX 20 b.example\na.example A fails",
      ["a.example", "b.example"]
    ),
    ("oak.example MX fails", ["oak.example"]),
  ])
  func whatWasLookedUpInVainDecides(zone: String, hosts: [String]) throws {
    let answer = try explain("oak.example", in: "dns_failures_to_purge = 4", zone: zone)
    #expect(answer.decisiveSteps.count == hosts.count)
    for (step, host) in zip(answer.decisiveSteps, hosts) {
      #expect(step.question.contains(host))
    }
    let held = try explain("oak.example", in: "suspend_delivery = true", zone: zone)
    #expect(held.decisiveSteps.count == 1)
  }

  @Test func oneHostWithoutAddressDoesNotStopTheOthers() throws {
    let zone = "oak.example MX 5 gone.example\n" + TestZone.one
    let answer = try explain("oak.example", in: "", zone: zone)
    #expect(answer.targets == ["mx1.oak.example=192.0.2.1:25"])
    #expect(answer.notes.contains(.hostWithoutAddress("gone.example")))
  }

  /// A temporary failure comes before permanent ones, in whatever order they occur.
  @Test(arguments: [
    "routes = ( \"a.example\" \"b.example\" )", "routes = ( \"b.example\" \"a.example\" )",
  ])
  func aFailureOfOneNextHopThatMayPassIsTemporary(text: String) throws {
    let zone = "a.example MX fails\nb.example TXT x"
    #expect(try explain("oak.example", in: text, zone: zone).verdict == .dnsTemporary)
  }
}
