import EcelerityConf
import TestServers
import Testing

@testable import Delivery

/// The source of a connection. Pages: content/momentum/4/config/ref-bind-address.md,
/// content/momentum/4/modules/bind-address-secondary.md.
struct ConnectionSourceTests {
  private static let zone = """
    four.example A 192.0.2.4
    six.example AAAA 2001:db8::6
    both.example A 192.0.2.44
    both.example AAAA 2001:db8::66
    slow.example A
    """

  private static func target(_ sources: String) throws -> ProbeTarget {
    var resolver = try ResolverScene.resolver(
      """
      use_ipv6 = true
      bind_address_secondary { }
      ha_proxy_client { }
      binding default { \(sources) }
      routes = ( "smtp://192.0.2.1?pref=1" "smtp://[2001:db8::1]?pref=2" )

      """, zone: zone)
    let targets = try resolver.targets(for: [RouteQuery("u@oak.example")], from: .null)[0].get()
    return try #require(targets.first)
  }

  /// A name counts only for the families of its addresses.
  @Test(arguments: [
    ("192.0.2.10", "2001:db8::10", ["192.0.2.10", "2001:db8::10"]),
    ("four.example", "2001:db8::10", ["192.0.2.4", "2001:db8::10"]),
    ("six.example", "192.0.2.10", ["192.0.2.10", "2001:db8::6"]),
    ("192.0.2.10", "six.example", ["192.0.2.10", "2001:db8::6"]),
    ("four.example", "six.example", ["192.0.2.4", "2001:db8::6"]),
    ("six.example", "four.example", ["192.0.2.4", "2001:db8::6"]),
    ("both.example", "2001:db8::10", ["192.0.2.44", "2001:db8::66"]),
  ])
  func aNextHopHasTheFirstSourceOfItsFamily(
    primary: String, secondary: String, expected: [String]
  ) throws {
    let target = try Self.target(
      "bind_address = \"\(primary)\" bind_address_secondary = \"\(secondary)\"")
    let sources = try target.explanation.destinations.map {
      try target.source(of: ProbePlan().contact($0, of: target))?.address?.description
    }
    #expect(sources == expected)
  }

  @Test(arguments: [
    (
      "bind_address = \"four.example\"",
      "the source `four.example` has no IPv6 address, so the server leaves this next hop out"
    ),
    (
      "bind_address = \"four.example\" bind_address_secondary = \"192.0.2.9\"",
      "the sources `four.example` and `192.0.2.9` have no IPv6 address, so the server leaves this "
        + "next hop out"
    ),
    (
      "bind_address = \"192.0.2.9\" bind_address_secondary = \"slow.example\"",
      "the source `slow.example` could not be looked up: A slow.example: timeout (no reply in 50 ms); "
        + "try again, or write its address as `bind_address_secondary`"
    ),
  ])
  func aNextHopWithoutASource(sources: String, reason: String) throws {
    let target = try Self.target(sources)
    let hop = try #require(target.explanation.destinations.last)
    #expect(hop.address?.isIPv6 == true)
    let contact = ProbePlan().contact(hop, of: target)
    let problem = #expect(throws: ConnectionSource.Problem.self) {
      try target.source(of: contact)
    }
    #expect(problem?.description == reason)
  }

  /// The result is that of the last hop that was connected to.
  @Test func aNextHopWithoutASourceDoesNotDecide() throws {
    let server = try ScriptedMailServer(banner: "554 not here", replies: ["221 bye"])
    defer { server.stop() }
    var resolver = try ResolverScene.resolver(
      """
      use_ipv6 = true
      binding default { bind_address = "four.example" }
      routes = ( "smtp://\(server.endpoint)?pref=1" "smtp://[2001:db8::1]?pref=2" )

      """, zone: "four.example A 127.0.0.1")
    let targets = try resolver.targets(for: [RouteQuery("u@oak.example")], from: .null)[0].get()
    let attempts = try ProbeTargets.attempts(targets, ProbePlan())[0]
    #expect(attempts.map(\.endpoint) == [server.endpoint, nil])
    #expect(Attempt.outcome(of: attempts)?.reason == "banner was refused: 554 not here")
  }

  // MARK: Options

  private static func options(
    _ sources: String, hop index: Int, connectingTo substitute: String? = nil
  ) throws -> [Keyword] {
    let target = try Self.target(sources)
    var plan = ProbePlan()
    plan.connectTo = substitute.flatMap { Endpoint($0, defaultPort: 25) }
    return plan.options(
      of: Stage(.connect, duration: .zero), at: target.explanation.destinations[index], of: target)
  }

  /// A substitute of the other family has the other source.
  @Test(arguments: [
    (0, nil, Keyword.bindAddress), (1, nil, .bindAddressSecondary),
    (0, "[2001:db8::9]:25", .bindAddressSecondary), (1, "192.0.2.9:25", .bindAddress),
  ])
  func theSourceOfTheFamilyIsShown(hop: Int, substitute: String?, expected: Keyword) throws {
    let options = try Self.options(
      "bind_address = 192.0.2.10 bind_address_secondary = \"2001:db8::10\"", hop: hop,
      connectingTo: substitute)
    #expect(options.filter(ConnectionSource.options.contains) == [expected])
  }

  @Test func noSourceOfTheFamilyOfASubstitute() throws {
    let options = try Self.options(
      "bind_address = 192.0.2.10", hop: 0, connectingTo: "[2001:db8::9]:25")
    #expect(options.filter(ConnectionSource.options.contains) == [])
  }

  @Test(arguments: [
    ("", 0, [Keyword.haProxySrcAddr]), ("", 1, [.haProxyIpv6SrcAddr]),
    ("domain oak.example { ha_proxy_bypass = true }", 0, []),
  ])
  func theProxysSourceOfTheFamilyIsShown(bypass: String, hop: Int, expected: [Keyword]) throws {
    let options = try Self.options(
      "ha_proxy_server = \"192.0.2.7:9000\" ha_proxy_src_addr = 192.0.2.8 "
        + "ha_proxy_ipv6_src_addr = \"2001:db8::8\" \(bypass)", hop: hop)
    let sources: [Keyword] = [.haProxySrcAddr, .haProxyIpv6SrcAddr]
    #expect(options.filter(sources.contains) == expected)
    #expect(options.contains(.haProxyServer))
    #expect(options.contains(.bindAddress) == !bypass.isEmpty)
  }
}
