import EcelerityConf
import Testing

/// The scope from which an option is taken.
struct ScopeFallbackOracleTests {
  static let domains = """
    max_outbound_connections = 40
    domain "oak.example" { max_outbound_connections = 20 }
    domain "elm.example" { max_resident_active_queue = 500 }
    """
  static let bindings = """
    message_expiration = 86400
    binding "red" { message_expiration = 3600 }
    domain "oak.example" { message_expiration = 120 }
    binding "green" {
      message_expiration = 7200
      domain oak.example { message_expiration = 86400 }
      domain "elm.example" { max_resident_active_queue = 500 }
    }
    binding "blue" {
      domain "oak.example" { max_resident_active_queue = 500 }
      domain "elm.example" { message_expiration = 86400 }
    }
    """
  static let group = """
    max_outbound_connections = 30
    binding_group "north" {
      max_outbound_connections = 5
      binding "n1" {
        bind_address = 192.0.2.10
        max_outbound_connections = 15
        domain "oak.example" { connect_timeout = 60 }
      }
    }
    """
  static let groupWithoutBindingValue = """
    max_outbound_connections = 30
    binding_group "north" {
      max_outbound_connections = 5
      binding "n1" {
        bind_address = 192.0.2.10
        domain "oak.example" { connect_timeout = 60 }
      }
    }
    """
  static let listener = """
    control_listener {
      enable_authentication = true
      listen "127.0.0.1:2025" { }
    }
    """

  static let oracles: [ValueOracle] = [
    .init("O-001", domains, "domain oak.example", .maxOutboundConnections, "20"),
    .init("O-002", domains, "domain elm.example", .maxOutboundConnections, "40"),
    .init("O-003", domains, "domain fir.example", .maxOutboundConnections, "40"),
    .init("O-004", bindings, "domain fir.example", .messageExpiration, "86400"),
    .init("O-005", bindings, "binding red domain fir.example", .messageExpiration, "3600"),
    .init("O-006", bindings, "binding red domain oak.example", .messageExpiration, "3600"),
    .init("O-007", bindings, "binding green domain fir.example", .messageExpiration, "7200"),
    .init("O-008", bindings, "binding green domain oak.example", .messageExpiration, "86400"),
    .init("O-009", bindings, "binding green domain elm.example", .messageExpiration, "7200"),
    .init("O-010", bindings, "binding blue domain elm.example", .messageExpiration, "86400"),
    .init("O-011", bindings, "binding blue domain oak.example", .messageExpiration, "120"),
    .init("O-012", bindings, "binding blue domain fir.example", .messageExpiration, "86400"),
    .init("O-013", bindings, "domain oak.example", .messageExpiration, "120"),
    .init(
      "O-014", group, "binding_group north binding n1 domain oak.example",
      .maxOutboundConnections, "15"),
    .init(
      "O-015", groupWithoutBindingValue, "binding_group north binding n1 domain oak.example",
      .maxOutboundConnections, "5"),
    .init("O-016", group, "domain oak.example", .maxOutboundConnections, "30"),
    .init(
      "O-017", listener, "control_listener listen 127.0.0.1:2025", .enableAuthentication, "true"),
  ]

  @Test(arguments: oracles)
  func isTheValueOfTheOracle(_ oracle: ValueOracle) throws {
    #expect(try oracle.evaluation().text == oracle.expected)
  }
}
