/// One question to one server, until there is a reply or the deadline has come.
struct Exchange {
  /// How a question travels (RFC 1035, 4.2).
  enum Transport {
    case datagram, stream
  }

  /// How it ends before its deadline.
  enum End {
    case reply(Message)
    /// Something in reply that is none.
    case malformed(String)
    /// The server cannot be reached, or went away.
    case failed(String)
  }

  let query: Query
  let server: Endpoint
  let transport: Transport
  let deadline: ContinuousClock.Instant
  /// Datagrams that did not belong to the question.
  private(set) var strayCount = 0

  private let socket: Socket
  private var unsent: ArraySlice<UInt8>
  private var received: [UInt8] = []

  /// Begins to ask `server`.
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
      // RFC 1035, 4.2.2: the length goes first.
      unsent = ([UInt8(message.count >> 8), UInt8(message.count & 0xff)] + message)[...]
    }
  }

  /// What to wait for.
  var interest: Socket.Interest { Socket.Interest(socket: socket, isWriting: !unsent.isEmpty) }

  /// Does what can be done without waiting; nil when that is not the end.
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

  /// Whether everything is sent.
  private mutating func sendRest() throws(NetworkError) -> Bool {
    while !unsent.isEmpty {
      guard let count = try socket.send(unsent) else { return false }
      unsent = unsent.dropFirst(count)
    }
    return true
  }
}

extension Exchange {
  /// Datagrams read before others have their turn, so that a flood does not keep everybody waiting.
  private static let mostAtOnce = 16
  /// The longest message there is (RFC 1035, 4.2.2), in bytes.
  private static let longestMessage = 65_535

  private mutating func receiveDatagram() throws(NetworkError) -> End? {
    for _ in 0..<Self.mostAtOnce {
      guard let bytes = try socket.receive(atMost: Self.longestMessage) else { return nil }
      if let end = end(bytes) { return end }
      // RFC 5452, 9.1: what is not the reply is dropped, and the reply may still come.
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

  /// The end that a message is; nil when it has another id or question.
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

  /// The question is repeated, but for servers that could not even read it (RFC 1035, 4.1.1).
  private func isReply(_ message: Message) -> Bool {
    guard message.flags.contains(.isResponse), message.operation == 0 else { return false }
    let mayOmitQuestion = ![.noError, .nameError].contains(message.responseCode)
    return message.questions == [query.question] || mayOmitQuestion && message.questions.isEmpty
  }
}
