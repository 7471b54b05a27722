import Testing

@testable import Delivery

/// TCP after a truncated reply (RFC 7766).
struct StubResolverStreamTests {
  private let question: Question

  init() throws { question = Question(try name("oak.test"), .a) }

  /// Asks a server that truncates every datagram and sends these pieces by TCP.
  private func answer(
    _ pieces: @escaping @Sendable (Message) -> [[UInt8]]
  ) throws -> (Answer, [ScriptedServer.Request], Endpoint) {
    let server = try ScriptedServer { request in
      request.transport == .datagram ? [request.message.cut.encoded] : pieces(request.message)
    }
    var configuration = ResolverConfiguration(servers: [server.endpoint])
    configuration.timeout = .seconds(60)
    configuration.attempts = 1
    var resolver = StubResolver(configuration)
    let answer = try #require(try resolver.resolve([question]).first)
    return (answer, server.stop(), server.endpoint)
  }

  @Test func aReplyThatIsCutIsAskedForAgain() throws {
    let (answer, requests, _) = try answer { [$0.address.framed] }
    #expect(answer.outcome == .found)
    #expect(requests.map(\.transport) == [.datagram, .stream])
    #expect(Set(requests.map(\.message.questions)) == [[question]])
  }

  @Test func aReplyOf64KilobytesInPiecesIsRead() throws {
    let (answer, _, _) = try answer { message in
      let records = (0..<2_300).map { index in
        Record(
          message.questions[0].name, .a, ttl: 60,
          .opaque([192, 0, UInt8(index >> 8), UInt8(index & 0xff)]))
      }
      let bytes = message.reply(.noError, records).framed
      precondition(bytes.count > 55_000)
      return stride(from: 0, to: bytes.count, by: 7_001).map {
        Array(bytes[$0..<min($0 + 7_001, bytes.count)])
      }
    }
    #expect(answer.outcome == .found)
    #expect(answer.matches.count == 2_300)
  }

  @Test func anotherQuestionOrIDIsMalformed() throws {
    for change in [0, 1] {
      let (answer, _, server) = try answer { message in
        var reply = message.address
        if change == 0 { reply.id &+= 1 } else { reply.questions = [Question(.root, .a)] }
        return [reply.framed]
      }
      #expect(answer.outcome == .malformed)
      #expect(answer.reason == "\(server): the reply answers another question")
    }
  }

  @Test func aReplyThatIsCutAgainIsMalformed() throws {
    let (answer, requests, server) = try answer { [$0.cut.framed] }
    #expect(answer.outcome == .malformed)
    #expect(answer.reason == "\(server): the reply is truncated although it came over TCP")
    #expect(requests.count == 2)
  }

  @Test func aConnectionThatEndsEarlyIsNoReply() throws {
    for length in [0, 1, 2, 20] {
      let (answer, _, server) = try answer { [Array($0.address.framed.prefix(length))] }
      #expect(answer.outcome == .timeout)
      #expect(answer.reason == "\(server): it closed the connection before it replied")
    }
  }

  /// A connection that is refused or closed is no expired wait.
  @Test func onlyAnExpiredWaitIsForLackOfTime() throws {
    let (closed, _, _) = try answer { _ in [] }
    #expect(closed.outcome == .timeout)
    #expect(closed.isUnreachable)
    let server = try ScriptedServer { _ in [] }
    defer { server.stop() }
    var configuration = ResolverConfiguration(servers: [server.endpoint])
    configuration.timeout = .milliseconds(50)
    var resolver = StubResolver(configuration)
    let silent = try resolver.resolve([question])
    #expect(silent.map(\.outcome) == [.timeout])
    #expect(silent.map(\.isUnreachable) == [false])
  }

  @Test func whoKnowsNoEDNSIsAskedWithoutItByTCPToo() throws {
    let (answer, requests, _) = try answer { message in
      [(message.edns == nil ? message.address : message.reply(.formatError)).framed]
    }
    #expect(answer.outcome == .found)
    #expect(requests.map(\.transport) == [.datagram, .stream, .stream])
    #expect(requests.map { $0.message.edns != nil } == [true, true, false])
  }

  @Test func whoKnowsNoEDNSIsNotAskedWithItByTCPEither() throws {
    let server = try ScriptedServer { request in
      let message = request.message
      if message.edns != nil { return [message.reply(.formatError).encoded] }
      return [request.transport == .datagram ? message.cut.encoded : message.address.framed]
    }
    var configuration = ResolverConfiguration(servers: [server.endpoint])
    configuration.timeout = .seconds(60)
    var resolver = StubResolver(configuration)
    #expect(try resolver.resolve([question]).map(\.outcome) == [.found])
    let requests = server.stop()
    #expect(requests.map(\.transport) == [.datagram, .datagram, .stream])
    #expect(requests.map { $0.message.edns != nil } == [true, false, false])
  }

  @Test func anEmptyMessageIsMalformed() throws {
    let (answer, _, _) = try answer { _ in [[0, 0]] }
    #expect(answer.outcome == .malformed)
  }
}
