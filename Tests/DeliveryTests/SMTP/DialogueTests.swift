import Synchronization
import TestServers
import Testing

@testable import Delivery

/// Whole sessions, by their transcripts.
struct DialogueTests {
  static let extensions = """
    250-mx1.example.test
    250-SIZE 1000000
    250-8BITMIME
    250-SMTPUTF8
    250-AUTH PLAIN LOGIN XOAUTH2
    250-XCLIENT NAME ADDR PORT
    250 ENHANCEDSTATUSCODES
    """

  /// The transcript and the stages of `body` with a server that sends these replies.
  func dialogue(
    _ dialect: SMTPSession.Dialect = .esmtp, banner: String = "220 mx1.example.test ESMTP",
    replies: [String], _ body: (inout SMTPSession) throws -> Void
  ) throws -> SMTPSession {
    let server = try ScriptedMailServer(banner: banner, replies: replies)
    defer { server.stop() }
    var session = try SMTPSession(with: server.endpoint, dialect)
    try session.open()
    try body(&session)
    return session
  }

  let timeout = SMTPSession.timeout

  @Test func aProbeOfESMTP() throws {
    let session = try dialogue(replies: [
      Self.extensions, "250 2.1.0 ok", "550 5.1.1 no such user", "250 2.0.0 ok", "221 2.0.0 bye",
    ]) { session in
      _ = try session.mail(
        from: .mailbox(try mailbox("a@b.example")), size: 310, within: timeout)
      _ = try session.rcpt(to: try mailbox("u@example.test"), within: timeout)
      _ = try session.rset(within: timeout)
      _ = try session.quit(within: timeout)
    }
    #expect(
      session.transcript.text == """
        S: 220 mx1.example.test ESMTP
        C: EHLO client.example.test
        S: 250-mx1.example.test
        S: 250-SIZE 1000000
        S: 250-8BITMIME
        S: 250-SMTPUTF8
        S: 250-AUTH PLAIN LOGIN XOAUTH2
        S: 250-XCLIENT NAME ADDR PORT
        S: 250 ENHANCEDSTATUSCODES
        C: MAIL FROM:<a@b.example> SIZE=310
        S: 250 2.1.0 ok
        C: RCPT TO:<u@example.test>
        S: 550 5.1.1 no such user
        C: RSET
        S: 250 2.0.0 ok
        C: QUIT
        S: 221 2.0.0 bye

        """)
    #expect(
      session.stages.map(\.name.rawValue) == ["banner", "ehlo", "mail", "rcpt", "rset", "quit"])
    #expect(session.stages.map(\.ok) == [true, true, true, false, true, true])
    let refused = try #require(session.stages.first { $0.name == .rcpt })
    #expect(refused.recipient?.description == "u@example.test")
    #expect(refused.reply?.enhancedCode?.description == "5.1.1")
    #expect(session.stages.allSatisfy { $0.duration > .zero && $0.unsolicited == nil })
    #expect(
      zip(session.transcript.entries, session.transcript.entries.dropFirst()).allSatisfy {
        $0.time <= $1.time
      })
  }

  /// A server that replies to RSET only after QUIT.
  @Test func whoeverOffersPipeliningHearsQUITTogetherWithRSET() throws {
    let server = try ScriptedMailServer { peer in
      peer.send("220 a\r\n")
      _ = peer.line()
      peer.send("250-b\r\n250 PIPELINING\r\n")
      guard peer.line() == "RSET", peer.line() == "QUIT" else { return }
      peer.send("250 2.0.0 ok\r\n221 2.0.0 bye\r\n")
      peer.silence()
    }
    defer { server.stop() }
    var session = try SMTPSession(with: server.endpoint)
    try session.open()
    _ = try session.rset(beforeQuit: true, within: timeout)
    let last = try session.quit(within: timeout)
    #expect(last.reply?.code == 221)
    #expect(last.unsolicited == nil)
    #expect(session.stages.map(\.ok) == [true, true, true, true])
    #expect(
      tail(of: session) == ["C: RSET", "C: QUIT", "S: 250 2.0.0 ok", "S: 221 2.0.0 bye"])
  }

  @Test func whoeverDoesNotOfferPipeliningIsAskedOneByOne() throws {
    let session = try dialogue(replies: ["250 mx1", "250 ok", "221 bye"]) { session in
      _ = try session.rset(beforeQuit: true, within: timeout)
      _ = try session.quit(within: timeout)
    }
    #expect(tail(of: session) == ["C: RSET", "S: 250 ok", "C: QUIT", "S: 221 bye"])
  }

  /// A 421 that comes before a command counts as its reply, and the command is not sent (RFC 5321, 3.8).
  @Test func whoeverHasGivenUpHearsNoRSET() throws {
    let transport = MemoryTransport(
      [
        Array("220 a\r\n".utf8), Array("250-b\r\n250 PIPELINING\r\n".utf8),
        Array("421 4.3.2 shutting down\r\n".utf8),
      ], then: .timeout)
    var session = SMTPSession(over: transport, speaking: .esmtp)
    try session.open()
    transport.ignoresDeadline = true
    let given = try session.rset(beforeQuit: true, within: timeout)
    #expect(given.reply?.code == 421)
    #expect(throws: SMTPError.self) { try session.quit(within: timeout) }
    #expect(tail(of: session) == ["S: 421 4.3.2 shutting down", "C: QUIT"])
  }

  /// It would take QUIT for a line of the message.
  @Test func aServerThatGivesUpAfterItsGoAheadIsNotTalkedToAnyMore() throws {
    let session = try dialogue(replies: [
      "250 mx1.example.test", "250 ok", "250 ok", "354 go ahead\n421 4.3.2 bye",
    ]) { session in
      _ = try session.mail(from: .null, within: timeout)
      _ = try session.rcpt(to: try mailbox("u@example.test"), within: timeout)
      let stages = try session.data(Array("Subject: x\n".utf8), within: timeout)
      #expect(stages.map(\.reply?.code) == [421])
      #expect(!session.isOpen)
    }
    #expect(tail(of: session).last == "S: 421 4.3.2 bye")
  }

  @Test func aMessageOverESMTP() throws {
    let session = try dialogue(replies: [
      "250 mx1.example.test", "250 ok", "250 ok", "354 go ahead", "250 2.0.0 queued", "221 bye",
    ]) { session in
      _ = try session.mail(from: .null, size: 310, within: timeout)
      _ = try session.rcpt(to: try mailbox("u@example.test"), within: timeout)
      let stages = try session.data(Array("Subject: x\n\n.\n".utf8), within: timeout)
      #expect(stages.map(\.ok) == [true])
      #expect(stages.map(\.recipient) == [nil])
      #expect(session.acceptedRecipients == [])
    }
    #expect(
      session.transcript.text == """
        S: 220 mx1.example.test ESMTP
        C: EHLO client.example.test
        S: 250 mx1.example.test
        C: MAIL FROM:<>
        S: 250 ok
        C: RCPT TO:<u@example.test>
        S: 250 ok
        C: DATA
        S: 354 go ahead
        C: [message of 14 bytes]
        S: 250 2.0.0 queued

        """)
  }

  @Test func whoDoesNotKnowEHLOIsGreetedWithHELO() throws {
    let session = try dialogue(replies: ["502 5.5.1 what", "250 mx1"]) { _ in }
    #expect(
      session.transcript.text == """
        S: 220 mx1.example.test ESMTP
        C: EHLO client.example.test
        S: 502 5.5.1 what
        C: HELO client.example.test
        S: 250 mx1

        """)
    #expect(session.stages.map(\.ok) == [true, true])
    #expect(session.capabilities == Capabilities.none)
  }

  @Test func whoHasNoTimeForEHLOIsNotAskedAgain() throws {
    let session = try dialogue(replies: ["450 later"]) { _ in }
    #expect(session.stages.map(\.ok) == [true, false])
    #expect(session.capabilities == nil)
  }

  @Test func aProbeOfSMTPOffersNothing() throws {
    let session = try dialogue(.smtp, replies: ["250-mx1\n250 SIZE 1000000", "250 ok"]) { session in
      _ = try session.mail(from: .null, size: 310, within: timeout)
    }
    #expect(
      session.transcript.text == """
        S: 220 mx1.example.test ESMTP
        C: HELO client.example.test
        S: 250-mx1
        S: 250 SIZE 1000000
        C: MAIL FROM:<>
        S: 250 ok

        """)
  }

  @Test func eachRecipientOfLMTPHasAReply() throws {
    let session = try dialogue(
      .lmtp,
      replies: [
        "250 mx1", "250 ok", "250 ok", "550 no", "250 ok", "354 go",
        "250 2.0.0 first\n452 4.2.2 third is full",
      ]
    ) { session in
      _ = try session.mail(from: .null, within: timeout)
      for name in ["one", "two", "three"] {
        _ = try session.rcpt(to: try mailbox(name + "@example.test"), within: timeout)
      }
      #expect(session.acceptedRecipients.map(\.localPart) == ["one", "three"])
      let stages = try session.data([], within: timeout)
      #expect(stages.map(\.ok) == [true, false])
      #expect(stages.map(\.recipient?.localPart) == ["one", "three"])
    }
    #expect(
      session.transcript.text == """
        S: 220 mx1.example.test ESMTP
        C: LHLO client.example.test
        S: 250 mx1
        C: MAIL FROM:<>
        S: 250 ok
        C: RCPT TO:<one@example.test>
        S: 250 ok
        C: RCPT TO:<two@example.test>
        S: 550 no
        C: RCPT TO:<three@example.test>
        S: 250 ok
        C: DATA
        S: 354 go
        C: [message of 0 bytes]
        S: 250 2.0.0 first
        S: 452 4.2.2 third is full

        """)
  }

  @Test func whoRefusesDATAGetsNoMessage() throws {
    let session = try dialogue(.lmtp, replies: ["250 mx1", "250 ok", "250 ok", "451 no", "250 ok"])
    {
      session in
      _ = try session.mail(from: .null, within: timeout)
      _ = try session.rcpt(to: try mailbox("u@example.test"), within: timeout)
      let stages = try session.data([], within: timeout)
      #expect(stages.map(\.ok) == [false])
      #expect(stages.map(\.recipient) == [nil])
      let done = try session.rset(within: timeout)
      #expect(done.ok)
    }
    #expect(!session.transcript.text.contains("message of"))
  }

  @Test func aGoAheadThatIsNoneIsNotTakenForSuccess() throws {
    _ = try dialogue(replies: ["250 mx1", "250 ok", "250 ok", "250 done"]) { session in
      _ = try session.mail(from: .null, within: timeout)
      _ = try session.rcpt(to: try mailbox("u@example.test"), within: timeout)
      let error = #expect(throws: SMTPError.self) { try session.data([], within: timeout) }
      #expect(error?.description == "the reply to DATA is not valid here: 250 done")
      #expect(session.stages.last?.ok == false)
    }
  }

  // MARK: - XCLIENT, PROXY, STARTTLS

  @Test func xclientTellsWhatIsTaken() throws {
    let replies = [Self.extensions, "220 mx1 again", "250 mx1"]
    let session = try dialogue(replies: replies) { session in
      let attributes = ClientAttributes([
        .address: "192.0.2.1", .name: "a=b c+d", .helo: "not.offered", .port: "25",
      ])
      let done = try session.xclient(attributes, within: timeout)
      #expect(done.ok)
      #expect(session.capabilities == nil)
      _ = try session.hello(try clientName("again.example"), within: timeout)
    }
    #expect(
      tail(of: session) == [
        "C: XCLIENT NAME=a+3Db+20c+2Bd ADDR=192.0.2.1 PORT=25", "S: 220 mx1 again",
        "C: EHLO again.example", "S: 250 mx1",
      ])
  }

  @Test func attributesThatXCLIENTHasNoValueForAreNotAvailable() throws {
    let offers = "250-mx1\n250 XCLIENT NAME ADDR LOGIN FURTHER"
    let session = try dialogue(replies: [offers, "220 mx1 again"]) { session in
      _ = try session.xclient(ClientAttributes([.helo: "not.offered"]), within: timeout)
    }
    #expect(
      session.transcript.text.contains(
        "C: XCLIENT NAME=[UNAVAILABLE] ADDR=[UNAVAILABLE] LOGIN=[UNAVAILABLE]\n"))
  }

  @Test func xclientThatIsNotOfferedIsNotSaid() throws {
    let session = try dialogue(replies: ["250 mx1", "250 ok"]) { session in
      let error = #expect(throws: SMTPError.self) {
        try session.xclient(ClientAttributes([:]), within: timeout)
      }
      #expect(error?.cause == .notOffered("XCLIENT"))
      let done = try session.mail(from: .null, within: timeout)
      #expect(done.ok)
    }
    #expect(session.stages.map(\.ok) == [true, true, false, true])
  }

  @Test func theProxyHearsItsHeaderFirst() throws {
    let header = try #require(
      ProxyHeader(
        source: Endpoint(.loopback, port: 1), destination: Endpoint(.loopback, port: 25)))
    let seen = Mutex<[UInt8]?>(nil)
    let server = try ScriptedMailServer { peer in
      let bytes = peer.bytes(28)
      seen.withLock { $0 = bytes }
      peer.send("220 behind\r\n")
      peer.silence()
    }
    defer { server.stop() }
    var session = try SMTPSession(with: server.endpoint)
    try session.proxy(header, within: timeout)
    _ = try session.banner(within: timeout)
    #expect(seen.withLock { $0 } == header.bytes)
    #expect(
      session.transcript.text
        == "C: [PROXY v2: 127.0.0.1:1 to 127.0.0.1:25]\nS: 220 behind\n")
    #expect(session.stages.map(\.name) == [.banner])
  }

  @Test func afterSTARTTLSAllIsForgotten() throws {
    _ = try dialogue(replies: ["250-mx1\n250 STARTTLS", "220 go"]) { session in
      #expect(session.capabilities?.startTLS == true)
      let done = try session.startTLS(within: timeout)
      #expect(done.ok)
      let inside = MemoryTransport([Array("250-mx1\r\n250 XCLIENT\r\n".utf8)])
      session.proceed(over: inside)
      #expect(session.capabilities == nil)
      _ = try session.hello(try clientName("a.example"), within: timeout)
      #expect(String(decoding: inside.sent, as: UTF8.self) == "EHLO a.example\r\n")
      #expect(session.capabilities?.startTLS == false)
    }
  }

  @Test func whatCameOverOneTransportIsNotReadFromTheNext() throws {
    let outside = MemoryTransport("220 outside\r\n250 injected\r\n")
    var session = SMTPSession(over: outside, speaking: .esmtp)
    _ = try session.banner(within: timeout)
    session.proceed(over: MemoryTransport("250 inside\r\n"))
    let greeted = try session.hello(try clientName("a.example"), within: timeout)
    #expect(greeted.reply?.text == "inside")
    #expect(greeted.unsolicited == nil)
  }

  // MARK: - SIZE

  /// RFC 1870, 4: it would be refused permanently.
  @Test func aMessageThatIsTooLargeIsNotEvenAnnounced() throws {
    let session = try dialogue(replies: [Self.extensions, "250 ok", "221 bye"]) { session in
      let failing = #expect(throws: SMTPError.self) {
        try session.mail(from: .null, size: 1_000_001, within: timeout)
      }
      #expect(failing?.cause == .tooLarge(bytes: 1_000_001, limit: 1_000_000))
      #expect(
        failing?.description
          == "the message has 1000001 bytes, and the server takes no more than 1000000 (SIZE)")
      #expect(try session.mail(from: .null, size: 1_000_000, within: timeout).ok)
      _ = try session.quit(within: timeout)
    }
    #expect(
      session.transcript.entries.map(\.text).filter { $0.hasPrefix("MAIL") }
        == ["MAIL FROM:<> SIZE=1000000"])
  }

  // MARK: - SMTPUTF8

  @Test func anAddressThatIsNotASCIINeedsSMTPUTF8() throws {
    let sender = ReversePath.mailbox(try mailbox("grün@bücher.example"))
    let session = try dialogue(replies: [Self.extensions, "250 ok"]) { session in
      _ = try session.mail(from: sender, within: timeout)
    }
    #expect(tail(of: session).first == "C: MAIL FROM:<grün@bücher.example> SMTPUTF8")
    _ = try dialogue(replies: ["250 mx1", "250 ok", "550 no"]) { session in
      let failing = #expect(throws: SMTPError.self) {
        try session.mail(from: sender, within: timeout)
      }
      #expect(failing?.cause == .notOffered("SMTPUTF8"))
      #expect(throws: SMTPError.self) {
        try session.mail(from: .null, isInternationalized: true, within: timeout)
      }
      let done = try session.mail(from: .null, within: timeout)
      #expect(done.ok)
      #expect(throws: SMTPError.self) {
        try session.rcpt(to: try mailbox("grün@b.example"), within: timeout)
      }
      #expect(!session.transcript.text.contains("grün"))
    }
  }

  @Test func ourOwnWordsDoNothingToATerminalEither() throws {
    let sender = ReversePath.mailbox(try mailbox("a\u{202e}\u{9b}b@example.test"))
    let session = try dialogue(replies: [Self.extensions, "250 ok"]) { session in
      _ = try session.mail(from: sender, within: timeout)
    }
    #expect(
      tail(of: session).first == #"C: MAIL FROM:<a\u{202e}\u{9b}b@example.test> SMTPUTF8"#)
  }

  /// The transcript after EHLO.
  func tail(of session: SMTPSession) -> [String] {
    let lines = session.transcript.text.split(separator: "\n").map(String.init)
    return Array(lines.drop { !$0.hasPrefix("S: 250 ") }.dropFirst())
  }
}
