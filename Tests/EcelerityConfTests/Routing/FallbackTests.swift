import EcelerityConf
import Testing

/// The scopes in which an option is looked up, in order, as they follow from the option table (docs/routing.md,
/// Which value is in force).
struct FallbackTests {
  private static let message = "binding_group g binding b domain d.example"

  static let chains: [(Keyword, String, [String])] = [
    (
      .gateway, message,
      [
        "binding_group g / binding b / domain d.example", "binding b / domain d.example",
        "binding_group g / domain d.example", "binding_group g / binding b", "binding b",
        "binding_group g", "domain d.example", "global",
      ]
    ),
    (.routes, message, ["domain d.example", "global"]),
    (
      .bindAddress, message,
      ["binding_group g / binding b", "binding b", "binding_group g", "global"]
    ),
    (
      .deliveryResponseTimeout, message,
      [
        "binding_group g / binding b / domain d.example", "binding b / domain d.example",
        "binding_group g / binding b", "binding b", "domain d.example", "global",
      ]
    ),
    (.prohibitedHosts, message, ["global"]),
    (.haProxyServer, message, ["binding_group g / binding b", "binding b", "binding_group g"]),
    (
      .haProxyBypass, message,
      ["binding_group g / binding b / domain d.example", "binding b / domain d.example"]
    ),
    (.rerouteDomain, message, ["domain d.example"]),
    (
      .clusterOutboundThrottleMessages, message,
      ["binding_group g / domain d.example", "binding_group g", "domain d.example", "global"]
    ),
    (
      .clusterMaxOutboundConnections, message,
      ["binding b / domain d.example", "binding b", "domain d.example", "global"]
    ),
    (
      .clusterMaxOutboundConnections, "binding b host h",
      ["binding b / host h", "host h", "binding b", "global"]
    ),
    (
      .outboundThrottleMessages, "binding_group g binding b host h",
      [
        "binding_group g / binding b / host h", "binding_group g / host h", "binding b / host h",
        "host h",
      ]
    ),
    (.rollupMx, "host h", ["host h"]),
    (
      .gateway, "binding b",
      ["binding_group default / binding b", "binding b", "binding_group default", "global"]
    ),
    (.gateway, "domain d.example", ["domain d.example", "global"]),
    (
      .gateway, "binding_group g domain d.example",
      ["binding_group g / domain d.example", "binding_group g", "domain d.example", "global"]
    ),
    (
      .relayDomains, "pathway_group pg pathway p",
      ["pathway_group pg / pathway p", "pathway p", "pathway_group pg", "global"]
    ),
    (
      .enableAuthentication, "esmtp_listener listen :25 peer 192.0.2.0/24",
      [
        "esmtp_listener / listen :25 / peer 192.0.2.0/24", "esmtp_listener / listen :25",
        "esmtp_listener / peer 192.0.2.0/24", "esmtp_listener",
      ]
    ),
    (
      .rollupMx, "binding_group g binding b host h.example",
      [
        "binding_group g / binding b / host h.example", "binding_group g / host h.example",
        "binding b / host h.example", "host h.example",
      ]
    ),
    (.target, "static_routes", ["static_routes"]),
  ]

  @Test(arguments: chains)
  func scopesAreAskedFromTheInnermostOut(option: Keyword, words: String, expected: [String]) throws
  {
    let fallback = try #require(Fallback(option, at: scope(words)))
    #expect(fallback.scopes.map(\.title) == expected)
  }

  @Test func whatAHostDoesNotSetIsUnlimitedOrNothing() throws {
    #expect(try Fallback(.maxOutboundConnections, at: scope("host h"))?.end == .unlimited)
    #expect(try Fallback(.outboundThrottleMessages, at: scope("host h"))?.end == .nothing)
    #expect(
      try Fallback(.clusterMaxOutboundConnections, at: scope("host h"))?.end == .builtInDefault)
    #expect(Fallback(.maxOutboundConnections, at: .global)?.end == .builtInDefault)
  }

  @Test func noOptionNoChain() {
    #expect(Fallback(.bindingGroup, at: .global)?.isApplicable == false)
    #expect(Fallback(.esmtpListener, at: .global) == nil)
  }

  /// Every delivery option has exactly its valid places.
  @Test func everyChainHoldsOnlyPlacesTheTableAllows() throws {
    for row in OptionTable.coreRows where row.kind == .option && row.mailDirection == .sending {
      let fallback = try #require(Fallback(row.keyword, at: scope(Self.message)))
      for place in fallback.scopes {
        let found = OptionTable.option(row.keyword, at: place.path)
        #expect(found?.kind == .option, "\(row.keyword) in \(place.title)")
      }
    }
  }
}
