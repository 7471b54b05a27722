import TestServers
import Testing

@testable import Delivery

/// Sessions with injected faults, and their results.
struct FaultySessions {
  /// The number of occurrences of each result.
  private(set) var results: [String: Int] = [:]
  /// The unexpected results.
  private(set) var surprises: [String] = []

  var count: Int { results.values.reduce(0, +) }

  var description: String {
    let parts = results.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return "\(count) sessions: " + parts.map { "\($1) \($0)" }.joined(separator: ", ")
  }

  private mutating func note(_ result: String) { results[result, default: 0] += 1 }

  private mutating func expect(_ condition: Bool, _ surprise: @autoclosure () -> String) {
    if !condition { surprises.append(surprise()) }
  }

  /// A reason has to be one line of text.
  private mutating func expect(reason: String, _ fault: Fault) {
    expect(
      !reason.isEmpty && reason.allSatisfy { !$0.isNewline && $0 != "\0" }, "\(fault): \(reason)")
  }

  static func + (first: FaultySessions, second: FaultySessions) -> FaultySessions {
    var sum = first
    sum.results.merge(second.results, uniquingKeysWith: +)
    sum.surprises += second.surprises
    return sum
  }
}

extension FaultySessions {
  /// Mail that is delivered through a transport in memory.
  static func mail(_ dialogue: MailDialogue, _ count: Int) -> FaultySessions {
    var sessions = FaultySessions()
    for fault in Fault.all(of: dialogue.length, rounds: 2).spread(count) {
      sessions.talk(dialogue, fault)
    }
    return sessions
  }

  private mutating func talk(_ dialogue: MailDialogue, _ fault: Fault) {
    let transport = FaultyTransport(
      MemoryTransport(dialogue.replies.map { Array($0.utf8) }), fault)
    var session = SMTPSession(over: transport, speaking: dialogue.dialect)
    do {
      try dialogue.talk(&session, transport)
      note("done")
      expect(!fault.isAnEnd || fault.position == dialogue.length, "\(fault): it was done")
      expect(session.stages.allSatisfy { $0.failure == nil }, "\(fault): a stage failed")
    } catch let error as SMTPError {
      note(Self.word(for: error.cause))
      expect(reason: error.description, fault)
      expect(!fault.isAnEnd || fault.position < dialogue.length, "\(fault): \(error)")
      expect(session.stages.last?.failure == error.cause, "\(fault): the last stage is another")
      switch error.cause {
      case .notOffered, .tooLarge: return
      default: break
      }
      expect(transport.isClosed, "\(fault): it is still open after \(error)")
    } catch {
      expect(false, "\(fault): \(error)")
    }
  }

  private static func word(for cause: SMTPError.Cause) -> String {
    switch cause {
    case .transport(.timeout): "timed out"
    case .transport(.closed): "closed"
    case .transport: "reset"
    case .notOffered: "not offered"
    case .tooLarge: "too large"
    case .injected: "injected"
    case .malformed, .outOfPlace, .lineTooLong, .replyTooLong, .tooMuchUnsolicited, .tooManyLines:
      "malformed"
    }
  }
}

extension FaultySessions {
  /// Handshakes, and one line each, with a server of OpenSSL.
  static func handshakes(
    _ version: TLSVersion, _ authority: CertificateAuthority, _ count: Int
  ) throws -> FaultySessions {
    let server = try TLSServer(authority, "good")
    var settings = TLSSettings()
    settings.versions = [version]
    return try encrypted(server, settings, count) { connection in
      let reply = try connection.exchange("level")
      return reply == "level" ? "done" : "another line"
    }
  }

  /// Policies that a web server sends.
  static func policies(_ authority: CertificateAuthority, _ count: Int) throws -> FaultySessions {
    let policy = "version: STSv1\nmode: enforce\nmx: *.oak.example\nmax_age: 86400\n"
    let fields = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: "
    try authority.directory.file("policy", fields + "\(policy.utf8.count)\r\n\r\n" + policy)
    let server = try TLSServer(authority, "good", ["-HTTP"])
    return try encrypted(server, TLSSettings(), count) { connection in
      let request = "GET /policy HTTP/1.1\r\nHost: oak.example\r\nConnection: close\r\n\r\n"
      try connection.send(Array(request.utf8), until: .soon)
      var reader = HTTPResponseReader(connection, limit: STSPolicy.longestText, until: .soon)
      return try reader.read().body == Array(policy.utf8) ? "done" : "another policy"
    }
  }

  /// The results of `talk` with `server` while the bytes that it sends are truncated or changed; a result has to be
  /// correct for the bytes that arrived.
  private static func encrypted(
    _ server: TLSServer, _ settings: TLSSettings, _ count: Int,
    _ talk: (TLSConnection) throws -> String
  ) throws -> FaultySessions {
    let client = try TLSClient()
    var sessions = FaultySessions()
    func result(_ transport: FaultyTransport) throws -> String {
      let connection = try client.connect(through: transport, settings, until: .soon)
      defer { connection.close() }
      return try talk(connection)
    }
    let whole = FaultyTransport(try Connection(to: server.endpoint, until: .soon), nil)
    let word = try result(whole)
    sessions.expect(word == "done", "without a fault: \(word)")
    // Signatures vary in length by some bytes.
    let end = whole.received + 16
    let behind = Fault.Kind.allCases.map { Fault(kind: $0, position: end, seed: 0) }
    for fault in Fault.all(of: whole.received).spread(count) + behind {
      let transport = FaultyTransport(try Connection(to: server.endpoint, until: .soon), fault)
      do {
        let word = try result(transport)
        sessions.note(word)
        sessions.expect(word == "done", "\(fault): \(word)")
      } catch {
        sessions.note(Self.word(for: error))
        sessions.expect(reason: "\(error)", fault)
        sessions.expect(fault.position < end, "\(fault): \(error)")
      }
      sessions.expect(transport.isClosed, "\(fault): it is still open")
    }
    return sessions
  }

  private static func word(for error: any Error) -> String {
    switch error {
    case let error as TLSError:
      if case .transport(let cause) = error { word(for: cause) } else { "no handshake" }
    case let error as TransportError: word(for: SMTPError.Cause.transport(error))
    case HTTPError.transport(let error): word(for: error)
    default: "malformed"
    }
  }

  private static func word(for error: TransportError) -> String {
    if case .encryption = error { return "not authentic" }
    return word(for: SMTPError.Cause.transport(error))
  }
}

extension FaultySessions {
  /// Responses of a web server, read from memory.
  static func responses(_ count: Int) -> FaultySessions {
    var sessions = FaultySessions()
    let chunks = "7\r\nversion\r\na;x=y\r\n: STSv1\nmo\r\n0\r\nTrailer: x\r\n\r\n"
    let texts = [
      "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 7\r\n\r\nversion",
      "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\n"
        + "Transfer-Encoding: chunked\r\n\r\n" + chunks,
    ]
    for text in texts {
      let length = text.utf8.count
      for fault in Fault.all(of: length, rounds: 2).spread(count / texts.count) {
        let transport = FaultyTransport(MemoryTransport(text), fault)
        var reader = HTTPResponseReader(transport, limit: 1_000, until: .soon)
        do throws(HTTPError) {
          let body = try reader.read().body
          sessions.note("done")
          // Nothing after the last chunk is needed.
          let right = text.contains("chunked") ? "version: STSv1\nmo" : "version"
          sessions.expect(!fault.isAnEnd || body == Array(right.utf8), "\(fault): \(body)")
        } catch {
          sessions.note(Self.word(for: error))
          sessions.expect(reason: error.description, fault)
          sessions.expect(!fault.isAnEnd || fault.position < length, "\(fault): \(error)")
        }
      }
    }
    return sessions
  }

  /// Questions to a name server whose reply has a fault.
  static func questions(
    over transport: Exchange.Transport, _ count: Int
  ) throws -> FaultySessions {
    // Over TCP the end has to come, as the server serves one client at a time.
    let kinds: [Fault.Kind] =
      transport == .datagram
      ? [.closes, .stalls, .talksNonsense, .flips] : [.closes, .talksNonsense, .flips, .trickles]
    let sample = Message(id: 0, flags: [], questions: [Question(try name("q0000.oak.test"), .a)])
    let length = transport == .datagram ? sample.address.encoded.count : sample.address.framed.count
    let faults = Fault.all(of: length, kinds, rounds: 12).spread(count)
    let server = try ScriptedServer { request in
      let message = request.message
      if request.transport != transport { return [message.cut.encoded] }
      let label = message.questions.first?.name.labels.first ?? []
      guard let number = Int(String(decoding: label.dropFirst(), as: UTF8.self)),
        faults.indices.contains(number)
      else { return [] }
      if transport == .stream { return faults[number].pieces(of: message.address.framed) }
      return faults[number].kind == .stalls
        ? [] : faults[number].pieces(of: message.address.encoded)
    }
    defer { server.stop() }
    var configuration = ResolverConfiguration(servers: [server.endpoint])
    configuration.timeout = .milliseconds(transport == .datagram ? 1_000 : 20_000)
    configuration.attempts = 1
    var resolver = StubResolver(configuration)
    var sessions = FaultySessions()
    let names = try faults.indices.map { index in
      let digits = String(index)
      return try name(
        "q" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ".oak.test")
    }
    let answers = try resolver.resolve(names.map { Question($0, .a) })
    sessions.expect(answers.count == faults.count, "not every question is answered")
    for (fault, answer) in zip(faults, answers) {
      sessions.note(answer.outcome == .found ? "done" : answer.outcome.rawValue)
      let isCut = fault.isAnEnd && fault.position < length
      sessions.expect(!isCut || answer.outcome != .found, "\(fault): \(answer)")
    }
    return sessions
  }
}
