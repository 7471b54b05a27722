import Testing

@testable import Delivery

extension SMTPSession {
  /// Long enough for a busy machine.
  static let timeout = Duration.seconds(120)

  /// A session with the server at `endpoint`.
  init(
    with endpoint: Endpoint, _ dialect: Dialect = .esmtp, interruption: Interruption? = nil
  ) throws {
    let connection = try Connection(
      to: endpoint, until: .now + Self.timeout, interruption: interruption)
    self.init(over: connection, speaking: dialect)
  }

  /// The banner and the greeting.
  mutating func open(as name: String = "client.example.test") throws {
    _ = try banner(within: Self.timeout)
    _ = try hello(try clientName(name), within: Self.timeout)
  }
}

func clientName(_ text: String) throws -> ClientName { try #require(ClientName(text)) }

func mailbox(_ text: String) throws -> Mailbox { try #require(Mailbox(text)) }
