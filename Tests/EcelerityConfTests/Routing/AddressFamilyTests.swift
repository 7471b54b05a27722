import EcelerityConf
import Testing

/// IPv4 and IPv6 addresses of next hops (content/momentum/4/modules/ipv-6-lookup.md).
struct AddressFamilyTests {
  private static let onlyIPv6 = """
    oak.example MX 10 mx1.oak.example
    mx1.oak.example AAAA 2001:db8::1
    """

  /// Its address was not looked up, which is not the same as having none.
  @Test(arguments: [
    ("", nil, RouteNote.onlyIPv4IsAsked), ("use_ipv6 = false", nil, .onlyIPv4IsAsked),
    ("use_ipv6 = true", "4.2.40", .ipv6TakesModule),
  ])
  func aHostOfIPv6AloneIsToldWhyItIsLeftOut(
    text: String, version: String?, note: RouteNote
  ) throws {
    let answer = try explain(
      "oak.example", in: text, zone: Self.onlyIPv6, version: version.flatMap { ServerVersion($0) })
    #expect(answer.verdict == .dnsPermanent)
    let step = try answer.step(.useIpv6, of: .resolve)
    #expect(step.notes == [note])
    #expect((step.setting == nil) == text.isEmpty)
    let host = try answer.step(asking: "addresses of mx1.oak.example (A)")
    #expect(host.notes == [.hostWithoutIPv4Address("mx1.oak.example")])
    #expect(host.evidence.grade == .inferred)
  }

  @Test func aFamilyThatNobodyCouldGiveIsToldBesideTheOther() throws {
    let zone = Self.onlyIPv6 + "\nmx1.oak.example A fails"
    let answer = try explain("oak.example", in: "use_ipv6 = true", zone: zone)
    #expect(answer.targets == ["mx1.oak.example=2001:db8::1:25"])
    #expect(
      try answer.step(asking: "addresses of mx1.oak.example (A, AAAA)").answer
        == "2001:db8::1; A not known: no reply in 5000 ms")
  }

  @Test func aHostWithoutAnyAddressIsKnownToHaveNone() throws {
    let zone = "oak.example MX 10 mx1.oak.example\nmx1.oak.example TXT x"
    let answer = try explain("oak.example", in: "use_ipv6 = true", zone: zone)
    let host = try answer.step(asking: "addresses of mx1.oak.example (A, AAAA)")
    #expect(host.notes == [.hostWithoutAddress("mx1.oak.example")])
    #expect(host.evidence.grade == .releaseNote)
    #expect(!answer.steps.contains { $0.name == .resolve && $0.option == .useIpv6 })
    let reached = try explain("oak.example", in: "use_ipv6 = true", zone: Self.onlyIPv6)
    #expect(reached.targets == ["mx1.oak.example=2001:db8::1:25"])
  }

  /// The addresses that are left out are not all that the host may have, unless the source has no IPv6 address.
  @Test(arguments: [
    (#"bind_address = "2001:db8::9""#, nil, RouteNote.onlyIPv4IsAsked),
    (#"use_ipv6 = true  bind_address = "2001:db8::9""#, "4.2.40", .ipv6TakesModule),
    (#"skip_hosts = ( "192.0.2.0/24" )"#, nil, .onlyIPv4IsAsked),
    (#"skip_hosts = ( "192.0.2.0/24" )  bind_address = "192.0.2.9""#, nil, nil),
    (#"use_ipv6 = true  skip_hosts = ( "192.0.2.0/24" )"#, nil, nil),
  ])
  func aHostWithoutUsableAddressMayHaveOthers(
    text: String, version: String?, note: RouteNote?
  ) throws {
    let answer = try explain(
      "oak.example", in: text, zone: TestZone.one, version: version.flatMap { ServerVersion($0) })
    #expect(answer.verdict == .noHosts)
    let steps = answer.steps.filter { $0.name == .resolve && $0.option == .useIpv6 }
    #expect(steps.flatMap(\.notes) == (note.map { [$0] } ?? []))
  }

  @Test func aVersionThatTriesAgainSaysSo() throws {
    let zone = "oak.example TXT x"
    let answer = try explain("oak.example", in: "", zone: zone, version: ServerVersion("4.2.30"))
    #expect(answer.verdict == .dnsTemporary)
    #expect(answer.notes.contains(.withoutAddressIsTriedAgain))
    let now = try explain("oak.example", in: "", zone: zone)
    #expect(!now.notes.contains(.withoutAddressIsTriedAgain))
  }

  @Test func hostsOfAnotherFamilyThanTheSourceAreLeftOut() throws {
    let text = #"use_ipv6 = true  binding default { bind_address = "2001:db8::9" }"#
    let zone = TestZone.one + "\nmx1.oak.example AAAA 2001:db8::1"
    let answer = try explain("oak.example", in: text, zone: zone)
    #expect(answer.targets == ["mx1.oak.example=2001:db8::1:25"])
    #expect(answer.notes.contains(.otherFamily("mx1.oak.example [192.0.2.1]")))
  }

  /// Before 4.3.0 this took a module.
  @Test(arguments: [("4.2", "", 1), ("4.2", "ipv6_lookup { }", 2), ("4.3", "", 2)])
  func addressesOfIPv6NeededAModuleOnce(version: String, text: String, count: Int) throws {
    let zone = TestZone.one + "\nmx1.oak.example AAAA 2001:db8::1"
    let answer = try explain(
      "oak.example", in: "use_ipv6 = true " + text, zone: zone, version: ServerVersion(version))
    #expect(answer.destinations.count == count)
  }
}
