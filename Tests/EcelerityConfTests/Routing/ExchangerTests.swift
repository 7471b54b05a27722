import EcelerityConf
import Testing

/// The exchangers of a domain: which of them count, and which one is waited for.
struct ExchangerTests {
  @Test func aNullExchangerAmongOthersMeansNothing() throws {
    let answer = try explain("oak.example", in: "", zone: "oak.example MX 0 .\n" + TestZone.one)
    #expect(answer.targets == ["mx1.oak.example=192.0.2.1:25"])
    #expect(answer.notes.contains(.nullExchangerAmongOthers))
  }

  @Test(arguments: [("mxip { }", nil, 2), ("mxip { }", "4.2", 1), ("", nil, 0)])
  func exchangersThatAreAddressesTakeAModule(text: String, version: String?, count: Int) throws {
    let zone = "oak.example MX 10 192.0.2.1\noak.example MX 20 2001:db8::1"
    let answer = try explain(
      "oak.example", in: text, zone: zone, version: version.flatMap { ServerVersion($0) })
    #expect(answer.destinations.count == count)
  }

  @Test func exchangersOfARouteKeepItsPreferenceAndPort() throws {
    let text = """
      domain oak.example { routes = ( "smtp://relay.example?pref=5&port=587" "192.0.2.9" ) }
      """
    let zone = """
      relay.example MX 20 b.relay.example
      relay.example MX 10 a.relay.example
      a.relay.example A 192.0.2.11
      b.relay.example A 192.0.2.12
      """
    let answer = try explain("oak.example", in: text, zone: zone)
    #expect(
      answer.targets == [
        "192.0.2.9=192.0.2.9:25", "a.relay.example=192.0.2.11:587",
        "b.relay.example=192.0.2.12:587",
      ])
    #expect(answer.destinations.map(\.preference) == [1, 5, 5])
    #expect(try answer.step(.resolve).evidence.grade == .decided, "no page says it")
  }

  private static let two =
    "oak.example MX 10 a.example\noak.example MX 20 b.example\nb.example A 127.0.0.2\n"

  /// Other exchangers of a relayed domain are ignored, whatever becomes of the best.
  @Test(arguments: [
    ("a.example A fails", Verdict.dnsTemporary), ("", .dnsPermanent),
    ("a.example A 192.0.2.1", .deliver),
  ])
  func relayedDomainsWaitForTheBestExchanger(zone: String, verdict: Verdict) throws {
    let answer = try explain(
      "oak.example", in: "relay_domains = ( \"oak.example\" )", zone: Self.two + zone)
    #expect(answer.verdict == verdict)
    #expect(answer.destinations.map(\.host) == (verdict == .deliver ? ["a.example"] : []))
    #expect(try answer.step(.filter).notes.contains(.worsePreference("b.example")))
    let other = try explain("oak.example", in: "", zone: Self.two + zone)
    #expect(other.destinations.last?.host == "b.example")
  }

  /// A prohibited address stops the message only if nothing better may be found.
  @Test func aProhibitedAddressWaitsForABetterOne() throws {
    let text = "prohibited_hosts = ( \"127.0.0.0/8\" )"
    let failing = try explain("oak.example", in: text, zone: Self.two + "a.example A fails")
    #expect(failing.verdict == .dnsTemporary)
    #expect(failing.notes.contains(.prohibitedAfterFailure("b.example [127.0.0.2]")))
    #expect(try explain("oak.example", in: text, zone: Self.two).verdict == .prohibited)
    let later = try explain("oak.example", in: text, zone: Self.two + "a.example A 192.0.2.1")
    #expect(later.verdict == .deliver)
    #expect(later.destinations.map(\.isProhibited) == [false, true])
  }
}
