import EcelerityConf
import Foundation
import Testing

@testable import Delivery

/// The lookups that routes of several names take.
struct RouteResolverTests {
  @Test func answersComeInTheOrderOfTheQuestions() throws {
    var resolver = try ResolverScene.resolver(
      "", zone: ResolverScene.oak + "\nelm.example A 192.0.2.9")
    let found = try explain("elm.example", "gone.example", "oak.example", with: &resolver)
    #expect(found.map(\.query.domain.text) == ["elm.example", "gone.example", "oak.example"])
    #expect(found.map(\.verdict) == [.deliver, .dnsPermanent, .deliver])
    #expect(found[2].destinations.map(\.host) == ["mx1.oak.example", "mx2.oak.example"])
  }

  @Test func equalQuestionsAreAskedOnce() throws {
    var resolver = try ResolverScene.resolver("", zone: ResolverScene.oak)
    _ = try explain("oak.example", "user@OAK.example", with: &resolver)
    _ = try explain("oak.example", with: &resolver)
    #expect(resolver.names.asked.count == 3)
    #expect(Set(resolver.names.asked).count == 3)
  }

  @Test func aBadQuestionKeepsNoOtherFromItsAnswer() throws {
    var resolver = try ResolverScene.resolver("", zone: ResolverScene.oak)
    let results = try resolver.explain([
      RouteQuery("oak.example", binding: "none"), RouteQuery("oak.example"),
    ])
    #expect(throws: QueryProblem.self) { try results[0].get() }
    #expect(try results[1].get().first?.destinations.count == 2)
  }

  @Test func whyNobodyKnowsIsTold() throws {
    var resolver = try ResolverScene.resolver("", zone: "oak.example MX")
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
    var resolver = try ResolverScene.resolver(
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
    var resolver = try ResolverScene.resolver(
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
    var resolver = try ResolverScene.resolver(route, zone: ResolverScene.oak)
    let answer = try #require(try explain("oak.example", with: &resolver).first)
    #expect(answer.destinations.isEmpty)
    #expect(resolver.names.asked.isEmpty)
  }

  @Test func noNameServerLearnsOfAPassword() throws {
    let gateway = "domain oak.example { gateway = \"smtp://joe:hunter2@relay.example:25\" }"
    var resolver = try ResolverScene.resolver(gateway, zone: ResolverScene.oak)
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
    var resolver = try ResolverScene.resolver(
      "gateway = 192.0.2.1\n" + text, zone: ResolverScene.oak)
    _ = try resolver.targets(for: [RouteQuery("u@oak.example")], from: .null)
    #expect(resolver.names.asked.isEmpty)
  }

  /// DNS has A-labels (decision D-06).
  @Test(arguments: [
    "bind_address = \"bücher.example\"", "ha_proxy_server = \"bücher.example:80\"",
  ])
  func namesToConnectFromAreAskedForInASCII(text: String) throws {
    var resolver = try ResolverScene.resolver(
      "gateway = 192.0.2.1\nbinding b { \(text) }", zone: ResolverScene.oak)
    _ = try resolver.targets(for: [RouteQuery("u@oak.example", binding: "b")], from: .null)
    let asked = Set(resolver.names.asked.map(\.name.description))
    #expect(asked == ["xn--bcher-kva.example"])
  }

  // MARK: The number of questions

  /// All exchangers are asked for at once, up to the limit of concurrent questions.
  @Test func aNameTakesAFewRoundsAndSoManyQuestions() throws {
    let zone = (0..<150).map {
      "oak.example MX \($0) mx\($0).oak.example\n!mx\($0).oak.example A 192.0.2.\($0 + 1)\n"
        + "_25._tcp.mx\($0).oak.example TLSA\n"
    }
    var resolver = try ResolverScene.resolver(
      ResolverScene.dane + "\nuse_ipv6 = true", zone: zone.joined())
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
    var resolver = try ResolverScene.resolver("", zone: ResolverScene.oak)
    let targets = try resolver.targets(for: [RouteQuery(input)], from: .null)
    #expect(try targets[0].get().map(\.recipient.description) == [expected])
  }

  @Test func whatCannotBeARecipientIsSaid() throws {
    #expect(throws: QueryProblem.self) {
      try RouteQuery("a b@oak.example")
    }
  }
}
