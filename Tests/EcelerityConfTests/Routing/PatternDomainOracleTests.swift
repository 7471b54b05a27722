import EcelerityConf
import Testing

/// Domains with regular expressions: exact names first, then expressions in declaration order.
@Suite(.enabled(if: Pattern.isAvailable, "libpcre2-8 is not installed"))
struct PatternDomainOracleTests {
  static let exactAndPattern = """
    domain "oak.example" { max_outbound_connections = 20 }
    domain "/(?:^|[.])oak[.](?:example|co[.]test)$/" {
      max_outbound_connections = 15
      max_deliveries_per_connection = 5
    }
    """
  static let loose = #"""
    domain "/^pine\.*/" {
      max_deliveries_per_connection = 5
      max_outbound_connections = 75
      outbound_throttle_connections = 30
    }
    """#
  static let twoPatterns = """
    domain "/oak/" { max_outbound_connections = 7 }
    domain "/example$/" { max_outbound_connections = 9 }
    """
  static let firstLacksOption = """
    domain "/oak/" { connect_timeout = 7 }
    domain "/example$/" { max_outbound_connections = 9 }
    """

  static let oracles: [ValueOracle] = [
    .init("O-044", exactAndPattern, "domain oak.example", .maxOutboundConnections, "20"),
    .init("O-045", exactAndPattern, "domain oak.example", .maxDeliveriesPerConnection, "5"),
    .init("O-046", exactAndPattern, "domain oak.co.test", .maxOutboundConnections, "15"),
    .init("O-047", exactAndPattern, "domain oak.co.test", .maxDeliveriesPerConnection, "5"),
    .init("O-048", exactAndPattern, "domain sub.oak.example", .maxOutboundConnections, "15"),
    .init("O-049", exactAndPattern, "domain sub.oak.co.test", .maxDeliveriesPerConnection, "5"),
    .init("O-050", exactAndPattern, "domain badoak.example", .maxOutboundConnections, "32"),
    .init("O-051", loose, "domain pine.example", .maxDeliveriesPerConnection, "5"),
    .init("O-051", loose, "domain pine.example", .maxOutboundConnections, "75"),
    .init("O-051", loose, "domain pine.example", .outboundThrottleConnections, "30"),
    .init("O-052", loose, "domain pineapple.example", .maxOutboundConnections, "75"),
    .init("O-053", twoPatterns, "domain oak.example", .maxOutboundConnections, "7"),
    .init("O-054", firstLacksOption, "domain oak.example", .maxOutboundConnections, "9"),
  ]

  @Test(arguments: oracles)
  func isTheValueOfTheOracle(_ oracle: ValueOracle) throws {
    #expect(try oracle.evaluation().text == oracle.expected)
  }

  /// O-054: that the search goes on is inferred, and the evidence says so.
  @Test func passingOverAPatternIsInferred() throws {
    let evaluation = try evaluate(
      .maxOutboundConnections, at: "domain oak.example", in: Self.firstLacksOption)
    #expect(evaluation.evidence.decision == "D-02")
    #expect(evaluation.evidence.grade == .inferred)
    #expect(evaluation.candidates.map(\.outcome) == [.miss, .miss, .hit, .miss])
  }

  /// Going on from one container to the next is documented.
  @Test func anExpressionOfAnotherContainerIsNotPassedOver() throws {
    let text = """
      binding b { domain "/ex/" { } }
      domain "/am/" { gateway = g.example }
      """
    let evaluation = try evaluate(.gateway, at: "binding b domain a.example", in: text)
    #expect(evaluation.text == "g.example")
    #expect(evaluation.evidence.grade == .documented)
    #expect(evaluation.evidence.decision == nil)
  }
}
