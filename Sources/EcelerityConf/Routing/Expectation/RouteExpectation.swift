/// The expected route of one message.
///
///     expect "user@oak.example" { binding = "b1" gateway = "relay.example" port = 25 }
package struct RouteExpectation: Sendable {
  /// A key in a block; the raw value is its name.
  package enum Key: String, Sendable, CaseIterable {
    // The question.
    case binding
    case bindingGroup = "binding_group"
    case from
    // The answer.
    case verdict
    case routingDomain = "routing_domain"
    case gateway, method, host, address, port, tls
    case tlsVerify = "tls_verify"
    case sourceAddress = "source_address"
    case ehloName = "ehlo_name"

    /// Whether it belongs to the query.
    var isQuestion: Bool { self == .binding || self == .bindingGroup || self == .from }

    /// Whether it is about a next hop.
    var isAboutHop: Bool {
      switch self {
      case .host, .address, .port, .tls, .tlsVerify, .sourceAddress, .ehloName: true
      default: false
      }
    }
  }

  /// An expected value.
  package struct Check: Hashable, Sendable {
    /// The key.
    package let key: Key
    /// The value as written, quotes resolved.
    package let text: String
    /// The range of the statement.
    package let range: ByteRange
  }

  /// The query.
  package let query: RouteQuery
  /// The expected values; others are not checked.
  package let checks: [Check]
  /// The name and label of the block.
  package let range: ByteRange

  /// The word for no gateway.
  package static let none = "none"
}
