import EcelerityConf
import Testing

/// The parts of an evaluation beyond the value.
struct EvaluationTests {
  private static let everywhere = """
    binding_group g {
      tls = a
      binding b { tls = c  domain d.example { tls = e } }
      domain d.example { tls = f }
    }
    binding b { tls = h  domain d.example { tls = i } }
    domain d.example { tls = j }
    tls = k
    """

  /// Ranks 1 to 7: each place answers once those above it are removed.
  @Test func ranksInTheirOrder() throws {
    var text = Self.everywhere
    for value in ["e", "i", "f", "c", "h", "a", "j", "k"] {
      let evaluation = try evaluate(
        .tls, at: "binding_group g binding b domain d.example", in: text)
      #expect(evaluation.text == value)
      text.replace("tls = \(value)", with: "")
    }
    #expect(try evaluate(.tls, at: "binding b domain d.example", in: text).text == "no")
  }

  /// Page: content/momentum/4/config/ref-delivery-method.md.
  @Test(arguments: [
    ("2.2", "SMTP"), ("2.2.3.46", "SMTP"), ("3.0", "ESMTP"), ("3.6", "ESMTP"), ("5.3", "ESMTP"),
    (nil, "ESMTP"),
  ])
  func aDefaultIsThatOfTheVersion(version: String?, expected: String) throws {
    let version = version.flatMap { ServerVersion($0) }
    var evaluator = OptionEvaluator(try configuration(""), version: version)
    let asked = try scope("binding b domain d.example")
    #expect(evaluator.evaluate(.deliveryMethod, at: asked)?.text == expected)
    let answer = try explain("d.example", in: "", version: version)
    #expect(answer.method?.name == expected)
    #expect(answer.destinations.map(\.method.name) == [expected])
    let set = try explain("d.example", in: "delivery_method = lmtp", version: version)
    #expect(set.method == .lmtp)
  }

  @Test func candidatesTellWhatBecameOfThem() throws {
    let text = """
      binding b { gateway = one.example  gateway = two.example }
      domain d.example { }
      gateway = three.example
      """
    let evaluation = try evaluate(.gateway, at: "binding b domain d.example", in: text)
    #expect(evaluation.text == "two.example")
    let told = evaluation.candidates.map { candidate in
      "\(candidate.title): \(candidate.outcome) \(candidate.span?.range.lowerBound ?? 0)"
    }
    #expect(
      told == [
        "binding_group default / binding b / domain d.example: miss 0",
        "binding b / domain d.example: miss 0",
        "binding_group default / domain d.example: miss 0",
        "binding_group default / binding b: miss 0", "binding b: hit 35",
        "binding b: overridden 12", "binding_group default: miss 0", "domain d.example: miss 59",
        "global: overridden 80",
      ])
  }

  @Test(arguments: [
    ("tls = no", "domain d.example", EvidenceGrade.documented, String?.none),
    ("", "domain d.example", .documented, nil),
    (
      "binding_group g { tls = a } domain d.example { tls = b }",
      "binding_group g binding b domain d.example", .inferred, "D-01"
    ),
    ("binding_group default { tls = a }", "binding b", .inferred, "D-09"),
    ("tls = a tls = b", "", .documented, "D-10"),
  ])
  func evidence(
    text: String, words: String, grade: EvidenceGrade, decision: String?
  ) throws {
    let evidence = try evaluate(.tls, at: words, in: text).evidence
    #expect(evidence.grade == grade)
    #expect(evidence.decision == decision)
    #expect(evidence.page.hasPrefix("content/momentum/"))
  }

  /// D-04: assignments where the option is not valid are reported and not used.
  @Test func settingsOutOfPlaceAreIgnored() throws {
    let text = #"""
      binding b { routes = ( "a.test" )  domain d.example { routes = ( "b.test" ) } }
      routes = ( "c.test" )
      """#
    let evaluation = try evaluate(.routes, at: "binding b domain d.example", in: text)
    #expect(evaluation.text == #"( "c.test" )"#)
    #expect(evaluation.ignored.map(\.scope.title) == ["binding b / domain d.example", "binding b"])
    #expect(evaluation.evidence.decision == "D-04")
  }

  @Test func anOptionAskedWhereItIsNotValid() throws {
    let evaluation = try evaluate(.enableAuthentication, at: "domain d.example", in: "")
    #expect(!evaluation.isApplicable)
    #expect(evaluation.text == nil)
    #expect(evaluation.remarks.count == 1)
  }

  @Test func confidentialValuesAreMasked() throws {
    let text = #"outbound_smtp_auth_pass = "geheim"  http_basic_auth = "u:p""#
    for option in [Keyword.outboundSmtpAuthPass, .httpBasicAuth] {
      let evaluation = try evaluate(option, at: "", in: text)
      #expect(evaluation.displayText == Redaction.mask)
      #expect(
        evaluation.candidates.compactMap(\.setting).map(evaluation.displayText) == ["(set)"])
    }
    #expect(try evaluate(.gateway, at: "", in: "gateway = a").displayText == "a")
  }

  @Test(arguments: [
    ("blackhole = false", Keyword.blackhole, "0"), ("blackhole = inline", .blackhole, "inline"),
    ("suspend_delivery = off", .suspendDelivery, "0"),
    ("suspend_delivery = true", .suspendDelivery, "true"), ("tls = no", .tls, "no"),
    ("max_outbound_connections = 0", .maxOutboundConnections, "0"),
  ])
  func wordsOfTheConsole(text: String, option: Keyword, expected: String) throws {
    #expect(try evaluate(option, at: "", in: text).consoleText == expected)
  }

  @Test func theSmallestPeerAroundAnAddressAnswers() throws {
    let text = """
      esmtp_listener {
        peer "192.0.0.0/16" { enable_authentication = a }
        peer "192.0.2.0/23" { enable_authentication = b }
        peer "2001:db8::/33" { enable_authentication = c }
        enable_authentication = d
      }
      """
    for (address, expected) in [
      ("192.0.3.7", "b"), ("192.0.4.7", "a"), ("198.51.100.1", "d"), ("2001:db8:7fff::1", "c"),
      ("2001:db8:8000::1", "d"), ("192.0.2.0/23", "b"), ("192.0.2.0/22", "a"),
    ] {
      let evaluation = try evaluate(
        .enableAuthentication, at: "esmtp_listener peer \(address)", in: text)
      #expect(evaluation.text == expected, "\(address)")
    }
  }
}

/// Names match without regard to letter case, a final dot, or the form of an internationalised name.
struct NameMatchingTests {
  @Test(arguments: [
    ("OAK.Example", "oak.example"), ("oak.example.", "oak.example"),
    ("oak.example", "OAK.example."),
    ("bücher.example", "xn--bcher-kva.example"), ("xn--bcher-kva.example", "BÜCHER.example"),
    ("192.0.2.7", "[192.0.2.7]"), ("[IPv6:2001:db8::7]", "[2001:DB8:0::7]"),
    ("[IPv6:2001:db8::7]", "2001:db8::7"), ("#SMPP#Hub", "#smpp#hub"),
  ])
  func sameDomain(stanza: String, query: String) throws {
    let answer = try explain("user@\(query)", in: "domain \"\(stanza)\" { gateway = g.test }")
    #expect(answer.routingDomain.text == "g.test")
  }

  @Test(arguments: [
    ("oak.example", "sub.oak.example"), ("oak.example", "oak.example.test"),
    ("192.0.2.7", "192.0.2.8"), ("/oak/i", "oak.example"),
  ])
  func otherDomain(stanza: String, query: String) throws {
    let answer = try explain(query, in: "domain \"\(stanza)\" { gateway = g.test }")
    #expect(answer.routingDomain.text == query)
  }

  @Test(
    .enabled(if: Pattern.isAvailable, "libpcre2-8 is not installed"),
    arguments: [
      (#""/oak/""#, "sub.oak.example", true), (#""/oak/""#, "OAK.example", true),
      (#""/OAK/""#, "oak.example", false), (#""/^oak\.example$/""#, "oakxexample", false),
      (#""/^oak\\.example$/""#, "oak.example", true), ("/^oak/", "oak.example", true),
      (#""/a/b/""#, "xa.b", false), (#""/^192\.0/""#, "[192.0.2.7]", true),
    ])
  func pattern(stanza: String, query: String, matches: Bool) throws {
    let answer = try explain(query, in: "domain \(stanza) { gateway = g.test }")
    #expect((answer.routingDomain.text == "g.test") == matches)
  }

  /// A pattern in a stronger container beats an exact stanza in a weaker one.
  @Test(.enabled(if: Pattern.isAvailable, "libpcre2-8 is not installed"))
  func containersComeFirst() throws {
    let text = """
      binding b { domain "/oak/" { gateway = pattern.test } }
      domain oak.example { gateway = exact.test }
      """
    let answer = try explain("oak.example", in: text, binding: "b")
    #expect(answer.routingDomain.text == "pattern.test")
    #expect(try answer.step(.gateway).evidence.grade == .inferred)
  }

  @Test func namesOfBindingsAreCaseSensitive() throws {
    #expect(throws: QueryProblem.unknownBinding("VIA", suggestion: "Via")) {
      try explain("oak.example", in: "binding Via { }", binding: "VIA")
    }
    #expect(throws: QueryProblem.unknownBindingGroup("north", suggestion: "North")) {
      try explain("oak.example", in: "binding_group North { binding n { } }", group: "north")
    }
  }

  @Test(
    arguments: [
      "", "@", "user@", "a b", "a..b", "300.1.1.1", "a\nb", "<>", "*.example", "a.b..",
      "\u{FEFF}a.b", "a\u{FFFD}.b", "a\u{200B}.b", "u@a\u{A0}.b",
    ])
  func notADomain(text: String) {
    #expect(throws: QueryProblem.invalidDomain(text, suggestion: nil)) { try RouteQuery(text) }
  }

  /// RFC 5321, 4.1.2.
  @Test(arguments: [
    "a..b@oak.test", ".a@oak.test", "a.@oak.test", "@oak.test", "a b@oak.test", "a(b)@oak.test",
    "a@b@oak.test", "\"a@oak.test", "\"a\"b@oak.test", "\"a\\\"@oak.test", "a:b@oak.test",
  ])
  func whatStandsBeforeTheDomainIsNoLocalPart(text: String) {
    #expect(throws: QueryProblem.self) { try RouteQuery(text) }
  }

  @Test(arguments: [
    "a.b+c@oak.test", "SRS0=x=y=elm.test=u@oak.test", "\"a@b, c\"@oak.test", "\"a\\\"b\"@oak.test",
    "<u@oak.test>", "grün@oak.test", "!#$%&'*+-/=?^_`{|}~@oak.test", "\"\"@oak.test",
  ])
  func whatStandsBeforeTheDomainIsALocalPart(text: String) throws {
    let query = try RouteQuery(text)
    #expect(query.domain.text == "oak.test")
    let local = try #require(query.localPart)
    #expect([text, String(text.dropFirst().dropLast())].contains("\(local)@oak.test"))
  }

  @Test func aDomainAloneHasNoLocalPart() throws {
    #expect(try RouteQuery("oak.test").localPart == nil)
    #expect(try RouteQuery("<oak.test>").localPart == nil)
  }

  @Test(arguments: [
    ("mailto:joe@oak.test", "joe@oak.test"), ("mailto:joe@oak.test?subject=x", "joe@oak.test"),
    ("https://oak.test/", "oak.test"), ("smtp://u:secret@oak.test:25/x", "oak.test"),
    ("oak.test:25", "oak.test"), ("Joe <joe@oak.test>", "joe@oak.test"), (" oak.test ", "oak.test"),
    ("joe@oak.test:25", "joe@oak.test"),
  ])
  func whatHasMoreAroundItIsNamed(text: String, meant: String) {
    #expect(throws: QueryProblem.invalidDomain(text, suggestion: meant)) { try RouteQuery(text) }
  }

  @Test(arguments: ["a@oak.test,b@elm.test", "oak.test; elm.test", "oak.test,a@elm.test,fir.test"])
  func aListIsMoreThanOneQuestion(text: String) {
    #expect(throws: QueryProblem.severalDomains(text)) { try RouteQuery(text) }
  }
}

/// Regular expressions that cannot be evaluated are reported, not guessed.
@Suite(.enabled(if: Pattern.isAvailable, "libpcre2-8 is not installed"))
struct UnevaluatedPatternTests {
  @Test func anInvalidPatternIsPassedOverAndTold() throws {
    let text = """
      domain "/oak(/" { gateway = broken.test }
      domain "/oak/" { gateway = good.test }
      """
    let step = try explain("oak.example", in: text).step(.gateway)
    #expect(step.answer == "good.test")
    let doubts = try #require(step.evaluation).unevaluated
    #expect(doubts.map(\.stanza.title) == ["domain /oak(/"])
    #expect(step.notes.count == 2)
    #expect(step.notes[1].text.hasPrefix("`domain /oak(/` is not evaluated: invalid pattern"))
  }

  @Test func aPatternThatTakesTooLongIsTold() throws {
    let name = String(repeating: "a", count: 40) + ".b"
    let evaluation = try evaluate(
      .gateway, at: "domain \(name)", in: #"domain "/^(a+)+$/" { gateway = slow.test }"#)
    #expect(evaluation.setting == nil)
    #expect(evaluation.unevaluated.map(\.reason) == [.limitExceeded])
  }

  @Test func aBrokenPatternWithoutTheOptionIsNoDoubt() throws {
    let evaluation = try evaluate(
      .gateway, at: "domain a.test", in: #"domain "/(/" { tls = required }"#)
    #expect(evaluation.unevaluated.isEmpty)
  }

  /// All types of the library may go to another thread.
  @Test func anEvaluatorForAnotherThreadAnswersTheSame() throws {
    let configuration = try Configuration.load(
      "a.conf", from: MemoryLoader(["a.conf": "gateway = a.example"]))
    var evaluator = OptionEvaluator(configuration)
    var other = evaluator.separated
    #expect(other.configuration !== configuration)
    let texts = [evaluator.evaluate(.gateway, at: .global), other.evaluate(.gateway, at: .global)]
    #expect(texts.map { $0?.text } == ["a.example", "a.example"])
  }
}
