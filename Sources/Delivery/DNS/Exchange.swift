/// One query to one server, until there is a reply or the deadline passes.
struct Exchange {
  /// UDP or TCP (RFC 1035, 4.2).
  enum Transport {
    case datagram, stream
  }

  /// The end of an exchange before its deadline.
  enum End {
    case reply(Message)
    /// A reply that cannot be read, and why.
    case malformed(String)
    /// The server could not be reached, or closed the connection.
    case failed(String)
  }

  let query: Query
  let server: Endpoint
  let transport: Transport
  let deadline: ContinuousClock.Instant
  /// Datagrams that were not the reply: another id or question.
  private(set) var strayCount = 0

  private let socket: Socket
  private var unsent: ArraySlice<UInt8>
  private var received: [UInt8] = []

  /// Begins to send `query` to `server`.
  init(
    _ query: Query, _ server: Endpoint, _ transport: Transport,
    deadline: ContinuousClock.Instant, using random: inout some RandomNumberGenerator
  ) throws(NetworkError) {
    self.query = query
    self.server = server
    self.transport = transport
    self.deadline = deadline
    let message = query.encoded
    switch transport {
    case .datagram:
      socket = try .datagram(to: server, using: &random)
      unsent = message[...]
    case .stream:
      socket = try .stream(to: server)
      // RFC 1035, 4.2.2: over TCP, a length of two bytes precedes the message.
      unsent = ([UInt8(message.count >> 8), UInt8(message.count & 0xff)] + message)[...]
    }
  }

  /// The event to wait for.
  var interest: Socket.Interest { Socket.Interest(socket: socket, isWriting: !unsent.isEmpty) }

  /// Goes on without waiting; nil unless that ends the exchange.
  mutating func advance() -> End? {
    do throws(NetworkError) {
      guard try sendRest() else { return nil }
      switch transport {
      case .datagram: return try receiveDatagram()
      case .stream: return try receiveStream()
      }
    } catch {
      return .failed(error.description)
    }
  }

  /// Sends the rest of the query; whether all of it is sent.
  private mutating func sendRest() throws(NetworkError) -> Bool {
    while !unsent.isEmpty {
      guard let count = try socket.send(unsent) else { return false }
      unsent = unsent.dropFirst(count)
    }
    return true
  }
}

extension Exchange {
  /// Datagrams that are read in one go, so that a flood does not starve other exchanges.
  private static let datagramBatch = 16
  /// Longest message in bytes (RFC 1035, 4.2.2).
  private static let longestMessage = 65_535

  private mutating func receiveDatagram() throws(NetworkError) -> End? {
    for _ in 0..<Self.datagramBatch {
      guard let bytes = try socket.receive(atMost: Self.longestMessage) else { return nil }
      if let end = end(bytes) { return end }
      // RFC 5452, 9.1: a datagram that is not the reply is dropped; the reply may still come.
      strayCount += 1
    }
    return nil
  }

  private mutating func receiveStream() throws(NetworkError) -> End? {
    while true {
      let length = received.count < 2 ? nil : Int(received[0]) << 8 | Int(received[1])
      let missing = 2 + (length ?? 0) - received.count
      if length != nil, missing == 0 {
        return end(Array(received.dropFirst(2))) ?? .malformed("answers another question")
      }
      guard let bytes = try socket.receive(atMost: missing) else { return nil }
      guard !bytes.isEmpty else { return .failed("it closed the connection before it replied") }
      received += bytes
    }
  }

  /// The end that the message `bytes` is; nil if it has another id or question.
  private func end(_ bytes: [UInt8]) -> End? {
    guard bytes.prefix(2).elementsEqual([UInt8(query.id >> 8), UInt8(query.id & 0xff)]) else {
      return nil
    }
    do throws(MalformedMessage) {
      let message = try Message(decoding: bytes)
      return isReply(message) ? .reply(message) : nil
    } catch {
      return .malformed(error.description)
    }
  }

  /// Whether `message` repeats the question, or is an error from a server that could not read it (RFC 1035, 4.1.1).
  private func isReply(_ message: Message) -> Bool {
    guard message.flags.contains(.isResponse), message.operation == 0 else { return false }
    let mayOmitQuestion = ![.noError, .nameError].contains(message.responseCode)
    return message.questions == [query.question] || mayOmitQuestion && message.questions.isEmpty
  }
}
