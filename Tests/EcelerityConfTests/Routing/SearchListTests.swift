import EcelerityConf
import Testing

/// Completed names of next hops (resolv.conf(5), `search` and `ndots`).
struct SearchListTests {
  private static let list = SearchList(
    [DomainName("corp.example"), DomainName("old.example")], dotsOfAbsoluteNames: 1)

  private func answer(
    _ text: String, _ zone: String, domain: String = "oak.example", search: SearchList = Self.list
  ) throws -> Explanation {
    try explain(domain, in: text, zone: zone, search: search)
  }

  @Test(arguments: [
    // The first domain of the list with records, otherwise the name itself.
    ("gateway = relay", "relay.corp.example A 192.0.2.1\nrelay A 192.0.2.9", "relay=192.0.2.1:25"),
    ("gateway = relay", "relay.old.example A 192.0.2.2\nrelay A 192.0.2.9", "relay=192.0.2.2:25"),
    (
      "gateway = relay", "relay.corp.example TXT x\nrelay.old.example A 192.0.2.2",
      "relay=192.0.2.2:25"
    ),
    ("gateway = relay", "relay A 192.0.2.9", "relay=192.0.2.9:25"),
    (
      "gateway = relay", "relay.corp.example MX 5 mx.corp.example\nmx.corp.example A 192.0.2.3",
      "mx.corp.example=192.0.2.3:25"
    ),
    (
      #"routes = ( "smtp://relay?type=a" )"#, "relay.corp.example A 192.0.2.1", "relay=192.0.2.1:25"
    ),
    (#"routes = ( "relay" )"#, "relay.corp.example A 192.0.2.1", "relay=192.0.2.1:25"),
    (
      "gateway = relay\nroutes = ( \"__mx__\" )", "relay.corp.example A 192.0.2.1",
      "relay=192.0.2.1:25"
    ),
    // Names from DNS and of recipients are absolute.
    ("gateway = relay.example", "relay.example.corp.example A 192.0.2.1", ""),
    ("", "oak.example MX 10 mx\nmx.corp.example A 192.0.2.1", ""),
  ])
  func aNameWithFewDotsIsLookedForInTheList(text: String, zone: String, target: String) throws {
    let answer = try answer(text, zone)
    #expect(answer.targets == (target.isEmpty ? [] : [target]))
    #expect(answer.verdict == (target.isEmpty ? .dnsPermanent : .deliver))
  }

  @Test func theDomainOfARecipientIsNot() throws {
    let answer = try answer("", "relay.corp.example A 192.0.2.1", domain: "relay")
    #expect(answer.verdict == .dnsPermanent)
  }

  @Test func howManyDotsAreFewIsSaid() throws {
    let list = SearchList([DomainName("corp.example")], dotsOfAbsoluteNames: 2)
    let zone = "a.relay.corp.example A 192.0.2.1\na.b.relay.corp.example A 192.0.2.2"
    #expect(
      try answer("gateway = a.relay", zone, search: list).targets == ["a.relay=192.0.2.1:25"])
    #expect(try answer("gateway = a.b.relay", zone, search: list).verdict == .dnsPermanent)
  }

  @Test func whatNobodyKnowsYetMayBeFoundLater() throws {
    let answer = try answer("gateway = relay", "relay.corp.example A fails")
    #expect(answer.verdict == .dnsTemporary)
  }

  /// After a timeout, res_nsearch(3) gives up the list and tries the name as it is.
  @Test func silenceIsWaitedForInOneDomainOnly() throws {
    let zone = "relay.corp.example A silence\nrelay.old.example A 192.0.2.2"
    let route = #"routes = ( "smtp://relay?type=a" )"#
    let silent = try answer(route, zone)
    #expect(silent.verdict == .dnsTemporary)
    #expect(silent.notes.contains(.searched(["relay.corp.example", "relay"])))
    #expect(try answer(route, zone + "\nrelay A 192.0.2.9").targets == ["relay=192.0.2.9:25"])
    let failing = try answer(route, zone.replacing("silence", with: "fails"))
    #expect(failing.targets == ["relay=192.0.2.2:25"])
  }

  /// The hosts file contains addresses only.
  @Test func aHostThatIsKnownBeforeAnybodyIsAskedIsNotCompleted() throws {
    let list = SearchList(
      [DomainName("corp.example")], dotsOfAbsoluteNames: 1, knownHosts: [DomainName("relay")])
    let zone = "relay A 192.0.2.9\nrelay.corp.example A 192.0.2.1\nother.corp.example A 192.0.2.2"
    let known = try answer("gateway = relay", zone, search: list)
    #expect(known.targets == ["relay=192.0.2.9:25"])
    let step = try #require(known.steps.first { $0.question == "addresses of relay (A)" })
    #expect(step.notes == [])
    #expect(try answer("gateway = other", zone, search: list).targets == ["other=192.0.2.2:25"])
    let exchanger = zone + "\nrelay.corp.example MX 5 other.corp.example"
    #expect(
      try answer("gateway = relay", exchanger, search: list).targets
        == ["other.corp.example=192.0.2.2:25"])
    // There may be an address of the other family elsewhere.
    let other = try answer("gateway = relay", "relay.corp.example A 192.0.2.1", search: list)
    #expect(other.targets == ["relay=192.0.2.1:25"])
  }

  @Test func theNameThatAnsweredIsTold() throws {
    let answer = try answer("gateway = relay", "relay.corp.example A 192.0.2.1")
    let step = try #require(answer.steps.first { $0.question == "addresses of relay (A)" })
    #expect(step.notes.contains(.completed("relay", to: "relay.corp.example")))
    #expect(step.evidence.grade == .inferred)
  }

  @Test func theNamesThatWereTriedInVainAreTold() throws {
    let answer = try answer("gateway = relay", "")
    #expect(answer.verdict == .dnsPermanent)
    #expect(
      answer.notes.contains(.searched(["relay.corp.example", "relay.old.example", "relay"])))
    let other = try self.answer("gateway = relay", "", search: .none)
    #expect(!other.notes.contains { if case .searched = $0 { true } else { false } })
  }
}
