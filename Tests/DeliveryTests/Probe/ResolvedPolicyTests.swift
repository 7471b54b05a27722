import EcelerityConf
import Foundation
import Testing

@testable import Delivery

/// MTA-STS policies that are looked up for routes, or recorded.
struct ResolvedPolicyTests {
  @Test func aGivenPolicyHoldsForEveryDomain() throws {
    let text = "version: STSv1\nmode: enforce\nmx: mx1.oak.example\nmax_age: 600\n"
    let policy = try STSPolicy(Array(text.utf8))
    var resolver = try ResolverScene.resolver(
      "use_mta_sts = true", zone: ResolverScene.oak, policies: .given(policy))
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
    var resolver = try ResolverScene.resolver(
      "use_mta_sts = true\ntls = ifavailable\n" + text, zone: ResolverScene.oak,
      policies: .given(try STSPolicy(Array(policy.utf8))))
    let answer = try #require(try explain("oak.example", with: &resolver).first)
    let told = answer.steps.filter { $0.question.hasPrefix("when TLS fails") }
    #expect(told.map(\.question) == ["when TLS fails"])
    #expect(told.map(\.answer) == [failure.text])
    #expect(answer.steps.contains { $0.notes.contains(.noTrustAnchors) } == isChecked)
  }

  @Test func recordedPoliciesAreReplayed() throws {
    let text = "version: STSv1\nmode: testing\nmx: *.oak.example\nmax_age: 600\n"
    var first = try ResolverScene.resolver(
      "use_mta_sts = true", zone: ResolverScene.oak,
      policies: .given(try STSPolicy(Array(text.utf8))))
    let before = try #require(try explain("oak.example", with: &first).first)
    #expect(first.recordedPolicies.map(\.mode) == [.testing])
    let recording = Recording(policies: first.recordedPolicies)
    var second = try ResolverScene.resolver(
      "use_mta_sts = true", zone: ResolverScene.oak,
      policies: .recorded(RecordedPolicies(recording)))
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
    var resolver = try ResolverScene.resolver(
      "use_mta_sts = true\n" + text, zone: ResolverScene.oak, policies: .fetched(STSFetch()))
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
    var resolver = try ResolverScene.resolver(
      "use_mta_sts = true", zone: ResolverScene.oak,
      policies: .recorded(RecordedPolicies(recording)))
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
    var resolver = try ResolverScene.resolver(
      "use_mta_sts = true", zone: ResolverScene.oak, policies: .recorded(recording))
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
    var resolver = try ResolverScene.resolver(
      "use_mta_sts = true", zone: ResolverScene.oak, policies: .fetched(fetch))
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
    var resolver = try ResolverScene.resolver(
      "use_mta_sts = true", zone: ResolverScene.oak, policies: .fetched(fetch))
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
      var resolver = try ResolverScene.resolver(
        "use_mta_sts = true", zone: ResolverScene.oak, policies: .fetched(STSFetch()))
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
    var resolver = try ResolverScene.resolver(
      "use_mta_sts = true", zone: ResolverScene.oak, policies: .fetched(STSFetch()))
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
}
