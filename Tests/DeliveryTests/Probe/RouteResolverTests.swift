import EcelerityConf
import Foundation
import Testing

@testable import Delivery

struct RouteResolverTests {
  private typealias QueryName = Delivery.DomainName

  /// Answers from a zone: one record a line, `oak.example MX 10 mx1.oak.example`. `!` marks validated records, `?`
  /// those with the AD bit of 192.0.2.53, and a type alone a question that fails.
  static func zone(_ text: String) throws -> TableResolver {
    var resolver = TableResolver()
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      let isFromAfar = words[0].hasPrefix("?")
      let isValidated = words[0].hasPrefix("!") || isFromAfar
      let name = try #require(QueryName(words[0].drop { $0 == "!" || $0 == "?" }))
      let type = try #require(RecordType(words[1]))
      let question = Question(name, type)
      guard words.count > 2 else {
        resolver.answers[question] = Answer(question, .timeout, reason: "no reply in 50 ms")
        continue
      }
      let record = Record(name, type, ttl: 60, try data(type, Array(words[2...])))
      let before = resolver.answers[question]?.records ?? []
      resolver.answers[question] = Answer(
        question, .found, before + [record], isValidated: isValidated,
        validator: isFromAfar ? Endpoint("192.0.2.53", defaultPort: 53) : nil)
    }
    // A name with one type has NODATA for others.
    for name in Set(resolver.answers.keys.map(\.name)) {
      for question in [RecordType.mx, .a, .aaaa].map({ Question(name, $0) })
      where resolver.answers[question] == nil {
        resolver.answers[question] = Answer(question, .noData)
      }
    }
    return resolver
  }

  private static func data(_ type: RecordType, _ words: [String]) throws -> RecordData {
    switch type {
    case .mx:
      let host = try #require(QueryName(words[1]))
      return .exchange(preference: try #require(UInt16(words[0])), host: host)
    case .tlsa:
      let bytes = [UInt8](repeating: 0xab, count: 32)
      return .association(
        CertificateAssociation(
          usage: try #require(UInt8(words[0])), selector: 1, matchingType: 1, data: bytes))
    default: return .address(try #require(HostAddress(words[0])))
    }
  }

  static let oak = """
    oak.example MX 20 mx2.oak.example
    oak.example MX 10 mx1.oak.example
    mx1.oak.example A 192.0.2.1
    mx2.oak.example A 192.0.2.2
    """

  static func resolver(
    _ text: String, zone: String, search: NameSearch = NameSearch(),
    policies: PolicySource = .recorded(RecordedPolicies(Recording())),
    encryption: EncryptionLibrary = EncryptionLibrary()
  ) throws -> RouteResolver<TableResolver> {
    let configuration = try Configuration.load("test.conf", from: MemoryLoader(["test.conf": text]))
    return RouteResolver(
      RouteEvaluator(configuration), asking: try Self.zone(zone), search: search,
      policies: policies, encryption: encryption)
  }

  private func explain(
    _ names: String..., with resolver: inout RouteResolver<TableResolver>
  ) throws -> [Explanation] {
    let queries = try names.map { try RouteQuery($0) }
    return try resolver.explain(queries).flatMap { try $0.get() }
  }

  @Test func answersComeInTheOrderOfTheQuestions() throws {
    var resolver = try Self.resolver("", zone: Self.oak + "\nelm.example A 192.0.2.9")
    let found = try explain("elm.example", "gone.example", "oak.example", with: &resolver)
    #expect(found.map(\.query.domain.text) == ["elm.example", "gone.example", "oak.example"])
    #expect(found.map(\.verdict) == [.deliver, .dnsPermanent, .deliver])
    #expect(found[2].destinations.map(\.host) == ["mx1.oak.example", "mx2.oak.example"])
  }

  @Test func equalQuestionsAreAskedOnce() throws {
    var resolver = try Self.resolver("", zone: Self.oak)
    _ = try explain("oak.example", "user@OAK.example", with: &resolver)
    _ = try explain("oak.example", with: &resolver)
    #expect(resolver.names.asked.count == 3)
    #expect(Set(resolver.names.asked).count == 3)
  }

  @Test func aBadQuestionKeepsNoOtherFromItsAnswer() throws {
    var resolver = try Self.resolver("", zone: Self.oak)
    let results = try resolver.explain([
      RouteQuery("oak.example", binding: "none"), RouteQuery("oak.example"),
    ])
    #expect(throws: QueryProblem.self) { try results[0].get() }
    #expect(try results[1].get().first?.destinations.count == 2)
  }

  @Test func whyNobodyKnowsIsTold() throws {
    var resolver = try Self.resolver("", zone: "oak.example MX")
    let answer = try #require(try explain("oak.example", with: &resolver).first)
    #expect(answer.verdict == .dnsTemporary)
    #expect(answer.steps.contains { $0.answer == "not known: no reply in 50 ms" })
  }

  /// After a timeout for one domain of the search list, the others are not tried.
  @Test(arguments: [
    (Outcome.timeout, 2), (.refused, 2), (.malformed, 2), (.serverFailure, 4), (.noData, 4),
    (.nameError, 4),
  ])
  func aSearchEndsWhereNobodyReplies(outcome: Outcome, count: Int) throws {
    var search = NameSearch()
    search.domains = try ["a.example", "b.example", "c.example"].map(name)
    var resolver = try Self.resolver(
      "routes = ( \"smtp://relay?type=a\" )", zone: "", search: search)
    let question = Question(try name("relay.a.example"), .a)
    resolver.names.answers[question] = Answer(question, outcome)
    _ = try explain("oak.example", with: &resolver)
    #expect(resolver.names.asked.count == count)
    #expect(resolver.names.asked.last == Question(try name("relay"), .a))
  }

  @Test func aHostThatIsKnownIsNotCompleted() throws {
    var search = NameSearch()
    search.domains = [try name("a.example")]
    search.knownHosts = [try name("relay")]
    var resolver = try Self.resolver(
      "routes = ( \"smtp://relay?type=a\" )",
      zone: "relay A 192.0.2.9\nrelay.a.example A 192.0.2.1", search: search)
    let answer = try #require(try explain("oak.example", with: &resolver).first)
    #expect(answer.destinations.map(\.address?.description) == ["192.0.2.9"])
    #expect(resolver.names.asked == [Question(try name("relay"), .a)])
  }

  @Test func namesThatNoMessageCanHoldAreNotAsked() throws {
    let label = String(repeating: "a", count: 63)
    let name = Array(repeating: label, count: 3).joined(separator: ".") + ".example"
    let route = "domain oak.example { routes = ( \"smtp://x.\(name).\(label)?type=a\" ) }"
    var resolver = try Self.resolver(route, zone: Self.oak)
    let answer = try #require(try explain("oak.example", with: &resolver).first)
    #expect(answer.destinations.isEmpty)
    #expect(resolver.names.asked.isEmpty)
  }

  @Test func noNameServerLearnsOfAPassword() throws {
    let gateway = "domain oak.example { gateway = \"smtp://joe:hunter2@relay.example:25\" }"
    var resolver = try Self.resolver(gateway, zone: Self.oak)
    let answer = try #require(try explain("oak.example", with: &resolver).first)
    #expect(answer.verdict == .dnsPermanent)
    #expect(answer.routingDomain.text == "smtp://joe:(set)@relay.example:25")
    let words = answer.steps.flatMap { [$0.question, $0.answer] + $0.remarks }
    #expect(!words.contains { $0.contains("hunter2") }, "\(words)")
    #expect(resolver.names.asked.isEmpty)
  }

  @Test(arguments: [
    "bind_address = \"smtp://joe:hunter2@src.example\"", "bind_address = \"hunter2@src.example\"",
    "ha_proxy_server = \"hunter2@proxy.example:80\"", "ha_proxy_server = \"x/hunter2:80\"",
  ])
  func noNameServerLearnsOfAPasswordBeforeConnecting(text: String) throws {
    var resolver = try Self.resolver("gateway = 192.0.2.1\n" + text, zone: Self.oak)
    _ = try resolver.targets(for: [RouteQuery("u@oak.example")], from: .null)
    #expect(resolver.names.asked.isEmpty)
  }

  /// DNS has A-labels (decision D-06).
  @Test(arguments: [
    "bind_address = \"bücher.example\"", "ha_proxy_server = \"bücher.example:80\"",
  ])
  func namesToConnectFromAreAskedForInASCII(text: String) throws {
    var resolver = try Self.resolver("gateway = 192.0.2.1\nbinding b { \(text) }", zone: Self.oak)
    _ = try resolver.targets(for: [RouteQuery("u@oak.example", binding: "b")], from: .null)
    let asked = Set(resolver.names.asked.map(\.name.description))
    #expect(asked == ["xn--bcher-kva.example"])
  }

  // MARK: DANE

  @Test func onlyHostsWithoutRecordsGetClearText() throws {
    var resolver = try Self.resolver(
      Self.dane + "\ntls = ifavailable",
      zone: """
        oak.example MX 10 mx1.oak.example
        oak.example MX 20 mx2.oak.example
        oak.example MX 30 mx3.oak.example
        !mx1.oak.example A 192.0.2.1
        mx2.oak.example A 192.0.2.2
        mx2.oak.example A 192.0.2.4
        mx3.oak.example A 192.0.2.3
        !_25._tcp.mx1.oak.example TLSA 3
        """)
    let answer = try #require(try explain("oak.example", with: &resolver).first)
    let told = answer.steps.filter { $0.question.hasPrefix("when TLS fails") }
    #expect(
      told.map { "\($0.question): \($0.answer)" } == [
        "when TLS fails at mx2.oak.example, mx3.oak.example: "
          + TLSFailure.plaintext(onNewConnection: true).text,
        "when TLS fails at mx1.oak.example: " + TLSFailure.refused.text,
      ])
  }

  static let dane = "dane { }\nuse_dane = true"

  @Test(arguments: [
    ("!mx1.oak.example A 192.0.2.1\n!_25._tcp.mx1.oak.example TLSA 3", TLSPolicy(.required, .tlsa)),
    ("!mx1.oak.example A 192.0.2.1\n!_25._tcp.mx1.oak.example TLSA 1", TLSPolicy(.required, .no)),
    ("!mx1.oak.example A 192.0.2.1\n_25._tcp.mx1.oak.example TLSA 3", TLSPolicy(.no, .no)),
    ("mx1.oak.example A 192.0.2.1\n!_25._tcp.mx1.oak.example TLSA 3", TLSPolicy(.no, .no)),
    ("!mx1.oak.example A 192.0.2.1", TLSPolicy(.no, .no)),
  ])
  func recordsDecideWhenTheyAreValidated(zone: String, policy: TLSPolicy) throws {
    var resolver = try Self.resolver(
      Self.dane, zone: "oak.example MX 10 mx1.oak.example\n" + zone)
    let answer = try #require(try explain("oak.example", with: &resolver).first)
    #expect(answer.destinations.map(\.policy) == [policy])
    let demand = resolver.demands(of: answer)[HostPort(host: "mx1.oak.example", port: 25)]
    #expect((demand != nil) == (policy.requirement == .required))
  }

  /// The mail server trusts the AD bit as well, and would require TLS; the name server is named once.
  @Test func aNameServerFarAwayIsBelieved() throws {
    var resolver = try Self.resolver(
      Self.dane,
      zone: "?oak.example MX 10 mx1.oak.example\n?mx1.oak.example A 192.0.2.1\n"
        + "?_25._tcp.mx1.oak.example TLSA 3")
    let answer = try #require(try explain("oak.example", with: &resolver).first)
    #expect(answer.destinations.map(\.policy) == [TLSPolicy(.required, .tlsa)])
    let words = answer.steps.flatMap(\.remarks).filter { $0.contains("192.0.2.53:53") }
    #expect(
      words == [
        "it counts as validated because name server 192.0.2.53:53 says so over an unprotected path; "
          + "that the mail server trusts it too is inferred"
      ])
    #expect(answer.steps.flatMap(\.notes).count { $0 == .validated } == 3)
  }

  @Test(arguments: [
    "", "use_dane = true", "dane { }", "dane { }\nuse_dane = true\nenable_dane = false",
    "dane { }\nuse_dane = true\ndomain oak.example { use_dane = false }",
  ])
  func whoseWordItIsMakesNoDifferenceWithoutDANE(text: String) throws {
    var resolver = try Self.resolver(
      text, zone: "?oak.example MX 10 mx1.oak.example\n?mx1.oak.example A 192.0.2.1")
    let answer = try #require(try explain("oak.example", with: &resolver).first)
    #expect(answer.verdict == .deliver)
    #expect(!answer.steps.flatMap(\.notes).contains(.believed("192.0.2.53:53")))
  }

  @Test func whatTLSARecordsRestOnIsToldWhereNothingElseIsValidated() throws {
    var resolver = try Self.resolver(
      Self.dane,
      zone: "oak.example MX 10 mx1.oak.example\n!mx1.oak.example A 192.0.2.1\n"
        + "?_25._tcp.mx1.oak.example TLSA 3")
    let answer = try #require(try explain("oak.example", with: &resolver).first)
    let step = try #require(answer.steps.first { $0.question == "TLS of mx1.oak.example" })
    #expect(step.notes.contains(.believed("192.0.2.53:53")))
  }

  /// The search list leads to the host, and to its records.
  @Test func theRecordsOfACompletedNameAreThoseOfTheWholeName() throws {
    var search = NameSearch()
    search.domains = [try name("corp.example")]
    var resolver = try Self.resolver(
      Self.dane + "\ngateway = relay",
      zone: "!relay.corp.example A 192.0.2.1\n!_25._tcp.relay.corp.example TLSA 3", search: search)
    let answer = try #require(try explain("oak.example", with: &resolver).first)
    #expect(answer.destinations.map(\.host) == ["relay"])
    #expect(answer.destinations.map(\.policy) == [TLSPolicy(.required, .tlsa)])
    #expect(resolver.demands(of: answer)[HostPort(host: "relay", port: 25)] != nil)
  }

  @Test func aHostWhoseRecordsFailIsNotUsed() throws {
    var resolver = try Self.resolver(
      Self.dane,
      zone: "oak.example MX 10 mx1.oak.example\n!mx1.oak.example A 192.0.2.1\n"
        + "_25._tcp.mx1.oak.example TLSA")
    let answer = try #require(try explain("oak.example", with: &resolver).first)
    #expect(answer.verdict == .dnsTemporary)
  }

  // MARK: MTA-STS

  @Test func aGivenPolicyHoldsForEveryDomain() throws {
    let text = "version: STSv1\nmode: enforce\nmx: mx1.oak.example\nmax_age: 600\n"
    let policy = try STSPolicy(Array(text.utf8))
    var resolver = try Self.resolver(
      "use_mta_sts = true", zone: Self.oak, policies: .given(policy))
    let answer = try #require(try explain("oak.example", with: &resolver).first)
    #expect(answer.destinations.map(\.host) == ["mx1.oak.example"])
    #expect(answer.destinations.first?.policy == TLSPolicy(.required, .host))
  }

  /// What is told is what holds, not what is configured.
  @Test(arguments: [
    ("enforce", "", TLSFailure.refused, true),
    ("testing", "", .plaintext(onNewConnection: true), false),
    ("testing", "tls_verify = host", .plaintext(onNewConnection: true), true),
    ("none", "", .plaintext(onNewConnection: true), false),
  ])
  func aPolicySaysWhatFollowsWhenTLSFails(
    mode: String, text: String, failure: TLSFailure, isChecked: Bool
  ) throws {
    let policy = "version: STSv1\nmode: \(mode)\nmx: *.oak.example\nmax_age: 600\n"
    var resolver = try Self.resolver(
      "use_mta_sts = true\ntls = ifavailable\n" + text, zone: Self.oak,
      policies: .given(try STSPolicy(Array(policy.utf8))))
    let answer = try #require(try explain("oak.example", with: &resolver).first)
    let told = answer.steps.filter { $0.question.hasPrefix("when TLS fails") }
    #expect(told.map(\.question) == ["when TLS fails"])
    #expect(told.map(\.answer) == [failure.text])
    #expect(answer.steps.contains { $0.notes.contains(.noTrustAnchors) } == isChecked)
  }

  @Test func recordedPoliciesAreReplayed() throws {
    let text = "version: STSv1\nmode: testing\nmx: *.oak.example\nmax_age: 600\n"
    var first = try Self.resolver(
      "use_mta_sts = true", zone: Self.oak,
      policies: .given(try STSPolicy(Array(text.utf8))))
    let before = try #require(try explain("oak.example", with: &first).first)
    #expect(first.recordedPolicies.map(\.mode) == [.testing])
    let recording = Recording(policies: first.recordedPolicies)
    var second = try Self.resolver(
      "use_mta_sts = true", zone: Self.oak, policies: .recorded(RecordedPolicies(recording)))
    let after = try #require(try explain("oak.example", with: &second).first)
    #expect(after.destinations == before.destinations)
    let other = try #require(try explain("mx1.oak.example", with: &second).first)
    #expect(other.steps.contains { $0.answer.contains("the recording has no policy of") })
  }

  /// Three CNAME records lead to the record of the policy.
  @Test(arguments: [
    ("", true), ("mta_sts_dns_cname_max_depth = 3", true),
    ("mta_sts_dns_cname_max_depth = 2", false),
    (
      "mta_sts_dns_cname_max_depth = 1 domain oak.example { mta_sts_dns_cname_max_depth = 4 }", true
    ),
    ("domain oak.example { mta_sts_dns_cname_max_depth = 0 }", false),
    ("domain elm.example { mta_sts_dns_cname_max_depth = 0 }", true),
  ])
  func soManyAliasesMayLeadToARecord(text: String, isFollowed: Bool) throws {
    let host = Question(try name("mta-sts.oak.example"), .a)
    var resolver = try Self.resolver(
      "use_mta_sts = true\n" + text, zone: Self.oak, policies: .fetched(STSFetch()))
    try resolver.names.addPolicy(aliases: 3)
    let answer = try #require(try explain("oak.example", with: &resolver).first)
    #expect(resolver.names.asked.contains(host) == isFollowed)
    let isTold = answer.steps.contains {
      $0.remarks.contains { $0.contains("has a chain of 3 aliases; the limit is ") }
    }
    #expect(isTold != isFollowed)
    #expect(answer.steps.contains { $0.option == .mtaStsDnsCnameMaxDepth })
  }

  /// A recording has the CNAME chain, whatever limit applied when it was made.
  @Test func aRecordedPolicyIsHeldToWhatIsAllowedNow() throws {
    let names = try TableResolver.oak(aliases: 3)
    let given = RecordedPolicy(domain: "oak.example", mode: .off)
    let absent = RecordedPolicy(domain: "oak.example")
    let policies = RecordedPolicies(Recording(Array(names.answers.values), policies: [given]))
    #expect(
      policies.answer(for: "oak.example", aliasLimit: 3).outcome
        == .policy(MTASTSPolicy(.off, exchangers: [])))
    #expect(policies.answer(for: "oak.example", aliasLimit: 2).outcome == .none)
    let others = RecordedPolicies(Recording(Array(names.answers.values), policies: [absent]))
    #expect(others.answer(for: "oak.example", aliasLimit: 2).outcome == .none)
    #expect(
      others.answer(for: "oak.example", aliasLimit: 3).outcome
        == .unknown("the recording has no policy of `oak.example`; record it again"))
  }

  @Test func identifierAndAgeOfAPolicyAreReplayed() throws {
    let text = "version: STSv1\nmode: testing\nmx: *.oak.example\nmax_age: 600\n"
    let outcome = STSOutcome.policy(try STSPolicy(Array(text.utf8)), id: "20261130")
    let recorded = try #require(RecordedPolicy("oak.example", NameAnswer(outcome)))
    #expect(recorded.id == "20261130")
    #expect(recorded.maximumAge == 600)
    let file = try JSONEncoder().encode(Recording(policies: [recorded]))
    let recording = try JSONDecoder().decode(Recording.self, from: file)
    let replayed = RecordedPolicies(recording).answer(for: "oak.example", aliasLimit: 5)
    #expect(replayed == NameAnswer(outcome))
    #expect(replayed.lifetime == 600)
    var resolver = try Self.resolver(
      "use_mta_sts = true", zone: Self.oak, policies: .recorded(RecordedPolicies(recording)))
    let answer = try #require(try explain("oak.example", with: &resolver).first)
    let step = try #require(answer.steps.first { $0.question == "MTA-STS policy of oak.example" })
    #expect(step.remarks.contains("its id is 20261130"))
    #expect(step.remarks.contains("may be cached for 600 s"))
  }

  /// With one invalid pattern the policy counts as none; the answer says that there is one.
  @Test func aPolicyThatCannotBeReadIsPublishedAllTheSame() throws {
    let problem = "line 4 of the policy: `*mx.oak.example` is not the name of an exchanger"
    let outcome = NameAnswer(STSOutcome.unreadable(problem))
    let recorded = try #require(RecordedPolicy("oak.example", outcome))
    let recording = RecordedPolicies(Recording(policies: [recorded]))
    #expect(recording.answer(for: "oak.example", aliasLimit: 5) == outcome)
    var resolver = try Self.resolver(
      "use_mta_sts = true", zone: Self.oak, policies: .recorded(recording))
    let answer = try #require(try explain("oak.example", with: &resolver).first)
    #expect(answer.destinations.map(\.policy) == Array(repeating: TLSPolicy(.no, .no), count: 2))
    #expect(answer.destinations.allSatisfy { $0.policyLookups.isEmpty })
    let step = try #require(answer.questionOfUnknownPolicy)
    #expect(step.answer == "published, but not used: \(problem)")
    #expect(step.notes == [.policyNotUsed])
  }

  /// Name servers with a short timeout may have known the record.
  @Test(arguments: [false, true])
  func silenceAboutAPolicyMayBeForAShortTimeout(isShort: Bool) throws {
    var fetch = STSFetch()
    fetch.hasShortDNSTimeout = isShort
    var resolver = try Self.resolver(
      "use_mta_sts = true", zone: Self.oak, policies: .fetched(fetch))
    let question = Question(try name("_mta-sts.oak.example"), .txt)
    resolver.names.answers[question] = Answer(question, .timeout, reason: "no reply in 50 ms")
    let answer = try #require(try explain("oak.example", with: &resolver).first)
    #expect(answer.destinations[0].policyLookups == (isShort ? [.mtaSTS] : []))
    let step = try #require(answer.questionOfUnknownPolicy)
    #expect(step.remarks.contains { $0.contains("--dns-timeout") } == isShort)
  }

  /// More time would not help.
  @Test func anUnreachableNameServerIsNotForAShortTimeout() throws {
    var fetch = STSFetch()
    fetch.hasShortDNSTimeout = true
    var resolver = try Self.resolver(
      "use_mta_sts = true", zone: Self.oak, policies: .fetched(fetch))
    let question = Question(try name("_mta-sts.oak.example"), .txt)
    resolver.names.answers[question] = Answer(
      question, .timeout, reason: "connection refused", isUnreachable: true)
    let answer = try #require(try explain("oak.example", with: &resolver).first)
    #expect(answer.destinations.allSatisfy { $0.policyLookups.isEmpty })
    #expect(answer.questionOfUnknownPolicy?.notes.contains(.policyNotFetched) == true)
  }

  /// RFC 8461, 3.1: there is no policy then, and somebody meant to have one.
  @Test func recordsThatDoNotCountAreToldOf() throws {
    for texts in [["v=STSv1; id="], ["v=STSv1; id=1", "v=STSv1; id=2"]] {
      var resolver = try Self.resolver(
        "use_mta_sts = true", zone: Self.oak, policies: .fetched(STSFetch()))
      let question = Question(try name("_mta-sts.oak.example"), .txt)
      let records = texts.map {
        Record(question.name, .txt, ttl: 60, .text([Array($0.utf8)]))
      }
      resolver.names.answers[question] = Answer(question, .found, records)
      let answer = try #require(try explain("oak.example", with: &resolver).first)
      #expect(answer.verdict == .deliver)
      let step = try #require(answer.questionOfUnknownPolicy)
      #expect(step.answer.hasPrefix("published, but not used: "), "\(step.answer)")
      let recording = RecordedPolicies(
        Recording(Array(resolver.names.answers.values), policies: resolver.recordedPolicies))
      let replayed = recording.answer(for: "oak.example", aliasLimit: 5)
      #expect(replayed.outcome == .unusable(String(step.answer.dropFirst(25))))
    }
  }

  @Test func thatAPolicyIsOnThisMachineIsToldAndHowToFetchIt() throws {
    var resolver = try Self.resolver(
      "use_mta_sts = true", zone: Self.oak, policies: .fetched(STSFetch()))
    try resolver.names.addPolicy(aliases: 0)
    let answer = try #require(try explain("oak.example", with: &resolver).first)
    #expect(answer.verdict == .deliver)
    let step = try #require(answer.steps.first { $0.question == "MTA-STS policy of oak.example" })
    #expect(
      step.answer
        == "not known: there is one on `mta-sts.oak.example`, but 127.0.0.1 is not a public address"
    )
    #expect(step.remarks.contains { $0.contains("use --allow-private to fetch it") })
    #expect(answer.destinations.allSatisfy { $0.policyLookups == [.mtaSTS] })
    #expect(resolver.recordedPolicies == [])
  }

  // MARK: The number of questions

  /// All exchangers are asked for at once, up to the limit of concurrent questions.
  @Test func aNameTakesAFewRoundsAndSoManyQuestions() throws {
    let zone = (0..<150).map {
      "oak.example MX \($0) mx\($0).oak.example\n!mx\($0).oak.example A 192.0.2.\($0 + 1)\n"
        + "_25._tcp.mx\($0).oak.example TLSA\n"
    }
    var resolver = try Self.resolver(
      Self.dane + "\nuse_ipv6 = true", zone: zone.joined())
    let answer = try #require(try explain("oak.example", with: &resolver).first)
    #expect(answer.verdict == .dnsTemporary)
    #expect(resolver.names.rounds.map(\.count) == [1, 200, 200, 100])
    #expect(resolver.names.rounds.allSatisfy { $0.count <= StubResolver.concurrency })
  }

  /// The lifetime of an answer is the lowest TTL on the way to it.
  @Test(arguments: [(UInt32(300), UInt32(60)), (60, 300)])
  func theShortestLifetimeCounts(ofAlias: UInt32, ofAddress: UInt32) throws {
    let (host, end) = (try name("mx1.oak.example"), try name("smtp.elm.example"))
    let answer = Answer(
      Question(host, .a), .found,
      [
        Record(host, .cname, ttl: ofAlias, .alias(of: end)),
        Record(end, .a, ttl: ofAddress, .address(.loopback)),
      ])
    #expect(RouteNames.answer(answer).lifetime == 60)
  }

  // MARK: Targets

  @Test(arguments: [
    ("oak.example", "postmaster@oak.example"), ("<me@OAK.example>", "me@oak.example"),
    ("[192.0.2.7]", "postmaster@[192.0.2.7]"),
    ("a@[IPv6:2001:DB8::7]", "a@[IPv6:2001:db8::7]"),
    ("ich@bücher.example", "ich@xn--bcher-kva.example"),
  ])
  func recipients(input: String, expected: String) throws {
    var resolver = try Self.resolver("", zone: Self.oak)
    let targets = try resolver.targets(for: [RouteQuery(input)], from: .null)
    #expect(try targets[0].get().map(\.recipient.description) == [expected])
  }

  @Test func whatCannotBeARecipientIsSaid() throws {
    #expect(throws: QueryProblem.self) {
      try RouteQuery("a b@oak.example")
    }
  }
}
