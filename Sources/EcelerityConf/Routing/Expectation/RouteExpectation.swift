/// What somebody expects of the route of one message.
///
///     expect "user@oak.example" { binding = "b1" gateway = "relay.example" port = 25 }
package struct RouteExpectation: Sendable {
  /// What may stand in a block; the raw value is the name.
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

    /// Whether it is part of the question.
    var isQuestion: Bool { self == .binding || self == .bindingGroup || self == .from }

    /// Whether it is part of what the answer says of a next hop.
    var isAboutHop: Bool {
      switch self {
      case .host, .address, .port, .tls, .tlsVerify, .sourceAddress, .ehloName: true
      default: false
      }
    }
  }

  /// One thing that is expected.
  package struct Check: Hashable, Sendable {
    /// What it is about.
    package let key: Key
    /// The value as written, quotes resolved.
    package let text: String
    /// Where it stands.
    package let range: ByteRange
  }

  /// What is asked.
  package let query: RouteQuery
  /// What the answer is expected to be; what is not named is not checked.
  package let checks: [Check]
  /// The name and label of the block.
  package let range: ByteRange

  /// The word for no gateway.
  package static let none = "none"
}
