import EcelerityConf
import Testing

/// The effect of a gateway and of rerouting.
struct GatewayTests {
  /// D-19: before the gateway, once.
  @Test func rerouteComesFirstAndOnce() throws {
    let text = """
      domain a.test { reroute_domain = b.test  gateway = wrong.test }
      domain b.test { reroute_domain = c.test  gateway = right.test }
      """
    let answer = try explain("a.test", in: text)
    #expect(answer.routingDomain.text == "right.test")
    #expect(try answer.step(.reroute).evidence.decision == "D-19")
  }

  @Test func delayedRerouteIsOnlyMentioned() throws {
    let answer = try explain("a.test", in: "delayed_reroute_domain = later.test")
    #expect(answer.routingDomain.text == "a.test")
    #expect(answer.notes.contains(.delayedReroute("later.test")))
  }

  /// D-11: a gateway of the gateway is not followed.
  @Test func theGatewayIsAppliedOnce() throws {
    let text = "domain a.test { gateway = b.test }  domain b.test { gateway = c.test }"
    let answer = try explain("a.test", in: text)
    #expect(answer.routingDomain.text == "b.test")
    #expect(answer.notes.contains(.gatewayHasGateway("b.test")))
  }

  @Test func aGatewayThatIsTheDomainItself() throws {
    let answer = try explain("a.test", in: "domain a.test { gateway = A.test. }")
    #expect(answer.hops == ["mx:a.test:25"])
    #expect(answer.notes.contains(.gatewayIsDomainItself))
  }

  /// D-12: its port is used nevertheless.
  @Test func aGatewayThatIsTheDomainItselfWithAPort() throws {
    let answer = try explain("a.test", in: "domain a.test { gateway = \"A.test:2525\" }")
    #expect(answer.hops == ["mx:a.test:2525"])
    #expect(answer.notes.contains(.gatewayIsDomainItselfWithPort))
    #expect(try answer.step(.gateway).evidence.decision == "D-12")
    #expect(try answer.step(.port).evidence.decision == "D-12")
  }

  @Test func anEmptyGatewayIsNone() throws {
    let answer = try explain("a.test", in: #"gateway = g.test  domain a.test { gateway = "" }"#)
    #expect(answer.hops == ["mx:a.test:25"])
    let step = try answer.step(.gateway)
    #expect(step.notes == [.emptyName(.gateway)])
    #expect(step.evidence.decision == "D-30", "the manual does not say what it means")
  }

  /// D-30.
  @Test func anEmptyNameToRerouteToIsNone() throws {
    let text = #"reroute_domain = elm.test  domain a.test { reroute_domain = "" }"#
    let answer = try explain("a.test", in: text)
    #expect(answer.routingDomain.text == "a.test")
    #expect(try answer.step(.reroute).answer == "none")
    #expect(try answer.step(.reroute).evidence.decision == "D-30")
  }

  /// D-12.
  @Test(arguments: [
    ("[2001:db8::7]", "2001:db8::7:25", EvidenceGrade.documented),
    ("[fe80::a00]:1", "fe80::a00:1", .decided), ("192.0.2.7:587", "192.0.2.7:587", .decided),
    ("relay.test:587", "mx:relay.test:587", .decided),
  ])
  func gatewayForms(value: String, hop: String, grade: EvidenceGrade) throws {
    let answer = try explain("a.test", in: "gateway = \"\(value)\"")
    #expect(answer.hops == [hop])
    #expect(try answer.step(.gateway).evidence.grade == grade)
  }

  /// D-13: port 0 is none.
  @Test(arguments: ["relay.test:0", "[2001:db8::7]:0"])
  func portZeroOfAGatewayIsNone(value: String) throws {
    let answer = try explain("a.test", in: "gateway = \"\(value)\"")
    #expect(answer.destinations.map(\.port) == [25])
    #expect(try answer.step(.gateway).notes.contains(.gatewayPortZero))
    #expect(answer.notes.allSatisfy { if case .gatewayForm = $0 { false } else { true } })
  }

  /// The port of a gateway applies to the host it names, not to those of routes (D-12).
  @Test func thePortBehindAGatewayIsNotThatOfRoutes() throws {
    let text = "gateway = \"[2001:db8::1]:99\""
    #expect(try explain("a.test", in: text).hops == ["2001:db8::1:99"])
    #expect(try explain("a.test", in: text + " routes = ( r.example )").hops == ["mx:r.example:25"])
  }

  /// The note on the gateway does not say that its port is used.
  @Test(arguments: [
    ("relay.test:2525", "routes = ( \"192.0.2.1\" )"),
    ("192.0.2.1:26", "static_routes { target = \"192.0.2.9:30\" }"),
  ])
  func thePortIsNotSaidToBeUsed(gateway: String, hops: String) throws {
    let answer = try explain("a.test", in: "gateway = \"\(gateway)\"  " + hops)
    #expect(answer.destinations.map(\.port) == [hops.hasPrefix("routes") ? 25 : 30])
    let words = try answer.step(.gateway).notes.map(\.text)
    #expect(!words.contains { $0.hasSuffix("it is used here") }, "\(words)")
    #expect(words.contains { $0.contains("only where the gateway is the next hop itself") })
  }

  /// What is used is not called neither a name nor an address.
  @Test(arguments: [
    ("[2001:db8::1", "2001:db8::1"), ("[192.0.2.1]", "192.0.2.1"), ("relay.test:x", "relay.test"),
  ])
  func aMalformedGatewayIsReadAsSomething(value: String, name: String) throws {
    let answer = try explain("a.test", in: "gateway = \"\(value)\"")
    #expect(answer.routingDomain.text == name)
    let words = try answer.step(.gateway).notes.map(\.text)
    #expect(
      words.contains("the gateway is not written as the manual says; it is read as `\(name)`"),
      "\(words)")
  }

  @Test func aRerouteMayBeSwitchedOffInAnyCase() throws {
    let text = "domain a.test { reroute_domain = Disabled }"
    #expect(try explain("a.test", in: text).routingDomain.text == "a.test")
  }
}
