import EcelerityConf
import Testing

/// The effective limits on connections.
struct ConnectionLimitOracleTests {
  static let groups = """
    max_outbound_connections = 30
    domain "oak.example" { opendkim_sign = "true" }
    binding_group "north" {
      max_outbound_connections = 5
      binding "n1" {
        bind_address = "192.0.2.10"
        max_outbound_connections = 15
        domain "oak.example" { }
      }
      binding "n2" { bind_address = "192.0.2.11" }
    }
    binding "solo" { bind_address = "192.0.2.12" }
    """
  static let bigDomain = """
    binding "pals" { domain "big.example" { max_outbound_connections = 30 } }
    binding "rest" { }
    domain "big.example" { max_outbound_connections = 10 }
    """
  static let host = """
    max_outbound_connections = 32
    host "oak.example" { }
    """
  static let throttle = """
    binding "c1" { outbound_throttle_messages = "60/3" }
    binding "c2" {
      max_outbound_connections = 20
      domain "oak.example" { max_outbound_connections = 40 }
    }
    """
  static let sharedPattern =
    #"domain "/^(one|two)\.example$/" { scope_max_outbound_connections = 3 }"#
  static let pattern = #"domain "/^(one|two).example$/" { max_outbound_connections = 5 }"#

  static let oracles: [ValueOracle] = [
    .init(
      "O-018", groups, "binding_group north binding n1 domain oak.example",
      .maxOutboundConnections, "15"),
    .init(
      "O-019", groups, "binding_group north binding n2 domain oak.example",
      .maxOutboundConnections, "5"),
    .init("O-020", groups, "binding solo domain oak.example", .maxOutboundConnections, "30"),
    .init("O-021", bigDomain, "binding pals domain big.example", .maxOutboundConnections, "30"),
    .init("O-022", bigDomain, "binding rest domain big.example", .maxOutboundConnections, "10"),
    .init("O-023", bigDomain, "binding rest domain fir.example", .maxOutboundConnections, "32"),
    .init("O-024", host, "", .maxOutboundConnections, "32"),
    .init("O-025", host, "host oak.example", .maxOutboundConnections, "-1"),
    .init("O-026", throttle, "binding c1 domain any.example", .outboundThrottleMessages, "60/3"),
    .init("O-027", throttle, "binding c2 domain fir.example", .maxOutboundConnections, "20"),
    .init("O-028", throttle, "binding c2 domain oak.example", .maxOutboundConnections, "40"),
  ]

  @Test(arguments: oracles)
  func isTheValueOfTheOracle(_ oracle: ValueOracle) throws {
    #expect(try oracle.evaluation().text == oracle.expected)
  }

  static let patternOracles: [ValueOracle] = [
    .init("O-029", sharedPattern, "domain one.example", .scopeMaxOutboundConnections, "3"),
    .init("O-029", sharedPattern, "domain two.example", .scopeMaxOutboundConnections, "3"),
    .init("O-030", pattern, "domain one.example", .maxOutboundConnections, "5"),
    .init("O-030", pattern, "domain two.example", .maxOutboundConnections, "5"),
    .init("O-031", pattern, "domain oneXexample", .maxOutboundConnections, "5"),
  ]

  @Test(.enabled(if: Pattern.isAvailable, "libpcre2-8 is not installed"), arguments: patternOracles)
  func valueByPattern(_ oracle: ValueOracle) throws {
    #expect(try oracle.evaluation().text == oracle.expected)
  }

  /// O-029: both names match one stanza, so that they share one limit.
  @Test(.enabled(if: Pattern.isAvailable, "libpcre2-8 is not installed"))
  func namesOfOnePatternShareItsStanza() throws {
    var evaluator = OptionEvaluator(try configuration(Self.sharedPattern))
    let winners = try ["one.example", "two.example"].map { name in
      let scope = QueryScope(domain: DomainName(name))
      let evaluation = evaluator.evaluate(.scopeMaxOutboundConnections, at: scope)
      return try #require(evaluation?.setting)
    }
    #expect(winners[0].isSame(as: winners[1]))
  }
}
