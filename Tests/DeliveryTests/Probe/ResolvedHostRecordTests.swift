import EcelerityConf
import Foundation
import Testing

@testable import Delivery

/// TLSA records that are looked up for routes.
struct ResolvedHostRecordTests {
  @Test func onlyHostsWithoutRecordsGetClearText() throws {
    var resolver = try ResolverScene.resolver(
      ResolverScene.dane + "\ntls = ifavailable",
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

  @Test(arguments: [
    ("!mx1.oak.example A 192.0.2.1\n!_25._tcp.mx1.oak.example TLSA 3", TLSPolicy(.required, .tlsa)),
    ("!mx1.oak.example A 192.0.2.1\n!_25._tcp.mx1.oak.example TLSA 1", TLSPolicy(.required, .no)),
    ("!mx1.oak.example A 192.0.2.1\n_25._tcp.mx1.oak.example TLSA 3", TLSPolicy(.no, .no)),
    ("mx1.oak.example A 192.0.2.1\n!_25._tcp.mx1.oak.example TLSA 3", TLSPolicy(.no, .no)),
    ("!mx1.oak.example A 192.0.2.1", TLSPolicy(.no, .no)),
  ])
  func recordsDecideWhenTheyAreValidated(zone: String, policy: TLSPolicy) throws {
    var resolver = try ResolverScene.resolver(
      ResolverScene.dane, zone: "oak.example MX 10 mx1.oak.example\n" + zone)
    let answer = try #require(try explain("oak.example", with: &resolver).first)
    #expect(answer.destinations.map(\.policy) == [policy])
    let demand = resolver.demands(of: answer)[HostPort(host: "mx1.oak.example", port: 25)]
    #expect((demand != nil) == (policy.requirement == .required))
  }

  /// The mail server trusts the AD bit as well, and would require TLS; the name server is named once.
  @Test func aNameServerFarAwayIsBelieved() throws {
    var resolver = try ResolverScene.resolver(
      ResolverScene.dane,
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
    var resolver = try ResolverScene.resolver(
      text, zone: "?oak.example MX 10 mx1.oak.example\n?mx1.oak.example A 192.0.2.1")
    let answer = try #require(try explain("oak.example", with: &resolver).first)
    #expect(answer.verdict == .deliver)
    #expect(!answer.steps.flatMap(\.notes).contains(.believed("192.0.2.53:53")))
  }

  @Test func whatTLSARecordsRestOnIsToldWhereNothingElseIsValidated() throws {
    var resolver = try ResolverScene.resolver(
      ResolverScene.dane,
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
    var resolver = try ResolverScene.resolver(
      ResolverScene.dane + "\ngateway = relay",
      zone: "!relay.corp.example A 192.0.2.1\n!_25._tcp.relay.corp.example TLSA 3", search: search)
    let answer = try #require(try explain("oak.example", with: &resolver).first)
    #expect(answer.destinations.map(\.host) == ["relay"])
    #expect(answer.destinations.map(\.policy) == [TLSPolicy(.required, .tlsa)])
    #expect(resolver.demands(of: answer)[HostPort(host: "relay", port: 25)] != nil)
  }

  @Test func aHostWhoseRecordsFailIsNotUsed() throws {
    var resolver = try ResolverScene.resolver(
      ResolverScene.dane,
      zone: "oak.example MX 10 mx1.oak.example\n!mx1.oak.example A 192.0.2.1\n"
        + "_25._tcp.mx1.oak.example TLSA")
    let answer = try #require(try explain("oak.example", with: &resolver).first)
    #expect(answer.verdict == .dnsTemporary)
  }
}
