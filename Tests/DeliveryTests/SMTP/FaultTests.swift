import Foundation
import Synchronization
import TestServers
import Testing

@testable import Delivery

/// Misbehaving servers.
struct FaultTests {
  private let timeout = SMTPSession.timeout
  /// Short enough to wait for.
  private let shortPatience = Duration.milliseconds(150)

  private func session(
    with script: @escaping @Sendable (ScriptedMailServer.Peer) -> Void,
    _ body: (inout SMTPSession) throws -> Void
  ) throws {
    let server = try ScriptedMailServer(script)
    defer { server.stop() }
    var session = try SMTPSession(with: server.endpoint)
    try body(&session)
  }

  @Test func whoSaysNothingIsNotWaitedForLonger() throws {
    try session(with: { $0.silence() }) { session in
      let error = #expect(throws: SMTPError.self) { try session.banner(within: shortPatience) }
      #expect(error?.description == "no answer in time while waiting for the banner")
      #expect(session.stages.map(\.failure) == [.transport(.timeout)])
      #expect(session.stages.map { $0.duration >= shortPatience } == [true])
      #expect(throws: SMTPError.self) { try session.quit(within: timeout) }
    }
  }

  @Test func whoSaysAByteNowAndThenEndsWithTheDeadline() throws {
    try session(with: { $0.drip(String(repeating: "220-x\r\n", count: 3_000), every: 5) }) {
      session in
      // Long enough for the first line.
      let error = #expect(throws: SMTPError.self) { try session.banner(within: .seconds(3)) }
      #expect(error?.cause == .transport(.timeout))
      #expect(!session.transcript.entries.isEmpty)
    }
  }

  @Test func endlessLinesEnd() throws {
    try session(with: { peer in while peer.send("220-more\r\n") {} }) { session in
      let error = #expect(throws: SMTPError.self) { try session.banner(within: timeout) }
      #expect(error?.cause == .tooManyLines(ReplyReader.lineCountLimit))
    }
  }

  @Test func anEndlessLineEnds() throws {
    let piece = [UInt8](repeating: 0, count: 10_000)
    try session(with: { peer in while peer.send(piece) {} }) { session in
      let error = #expect(throws: SMTPError.self) { try session.banner(within: timeout) }
      #expect(error?.cause == .lineTooLong(ReplyReader.lineLimit))
    }
  }

  @Test func binaryIsNoReply() throws {
    try session(with: { $0.send([0x15, 0x03, 0x01, 0x00, 0x02, 0x02, 0x0a]) }) { session in
      let error = #expect(throws: SMTPError.self) { try session.banner(within: timeout) }
      #expect(error?.cause == .malformed(#"\x15\x03\x01\x00\x02\x02"#))
    }
  }

  /// The replies of a whole delivery, of which a server sends only some.
  private static let replies = [
    "220 a", "250-b\r\n250 STARTTLS", "250 c", "250 d", "354 e", "250 f", "250 g", "221 h",
  ]

  @Test(arguments: 0..<8) func whereverTheServerClosesTheResultIsClear(count: Int) throws {
    let script: @Sendable (ScriptedMailServer.Peer) -> Void = { peer in
      for index in 0...count {
        // Read the command; nothing precedes the banner, and the message follows 354.
        if index == 5 { _ = peer.message() } else if index > 0 { _ = peer.line() }
        if index < count { peer.send(Self.replies[index] + "\r\n") }
      }
      // Half a reply.
      peer.send("25")
    }
    try session(with: script) { session in
      let error = try #require(throws: SMTPError.self) {
        try session.open()
        _ = try session.mail(from: .null, within: timeout)
        _ = try session.rcpt(to: try mailbox("u@b.example"), within: timeout)
        _ = try session.data(Array("x".utf8), within: timeout)
        _ = try session.rset(within: timeout)
        _ = try session.quit(within: timeout)
      }
      let names: [Stage.Name] = [.banner, .ehlo, .mail, .rcpt, .data, .data, .rset, .quit]
      #expect(error.stage == names.dropFirst(count).first)
      #expect(error.cause == .transport(.closed))
      #expect(session.stages.last?.failure == .transport(.closed))
      #expect(session.stages.dropLast().allSatisfy { $0.ok })
    }
  }

  @Test func unsolicitedDataIsNoReplyToTheNextCommand() throws {
    let script: @Sendable (ScriptedMailServer.Peer) -> Void = { peer in
      peer.send("220 a\r\n250 too early\r\n")
      _ = peer.line()
      peer.send("250 b\r\n")
      peer.silence()
    }
    try session(with: script) { session in
      try session.open()
      #expect(session.stages.map(\.unsolicited) == [nil, #"250 too early\x0d\x0a"#])
      #expect(session.stages.map(\.reply?.text) == ["a", "b"])
      #expect(
        session.transcript.entries.dropFirst().first?.text == #"[unasked] 250 too early\x0d\x0a"#)
    }
  }

  /// The rest of its line is taken for the reply to the next command.
  @Test func aSecretIsHiddenWhereUnsolicitedDataIsCut() throws {
    let transport = MemoryTransport(
      ["220 a\r\n", "250 b\r\n250 early\r\n250 u: gehe", "imnis!\r\n"].map { Array($0.utf8) })
    var session = SMTPSession(over: transport, speaking: .esmtp)
    session.hide(try #require(Credentials(user: "u", secret: "geheimnis")).mask)
    try session.open()
    let error = #expect(throws: SMTPError.self) {
      try session.mail(from: .null, within: timeout)
    }
    #expect(error?.cause == .malformed("***!"))
    #expect(session.stages.last?.unsolicited == #"250 early\x0d\x0a***"#)
    let shown = session.transcript.text
    #expect(shown.contains("S: ***!\n") && !shown.contains("gehe") && !shown.contains("imnis"))
  }

  @Test func aFloodIsNoReplyToTheNextCommand() throws {
    let flood = String(repeating: "250 more\r\n", count: 10_000)
    let transport = MemoryTransport(
      ["220 a\r\n", "250 b\r\n", "250 c\r\n" + flood].map { Array($0.utf8) })
    var session = SMTPSession(over: transport, speaking: .esmtp)
    try session.open()
    _ = try session.mail(from: .null, within: timeout)
    transport.ignoresDeadline = true
    let error = #expect(throws: SMTPError.self) {
      try session.rcpt(to: try mailbox("u@oak.example"), within: timeout)
    }
    #expect(error?.cause == .tooMuchUnsolicited(ReplyReader.replyLimit))
    #expect(
      error?.description == "the server sent more than 65536 bytes that nothing had asked for")
  }

  @Test(arguments: ["220 go\r\n250 injected\r\n", "220 go\r\n\u{16}\u{3}\u{1}", "220 go\r\n2"])
  func moreThanTheGoAheadForTLSIsRefused(reply: String) throws {
    let script: @Sendable (ScriptedMailServer.Peer) -> Void = { peer in
      peer.send("220 a\r\n")
      _ = peer.line()
      peer.send("250-b\r\n250 STARTTLS\r\n")
      _ = peer.line()
      peer.send(reply)
      peer.silence()
    }
    try session(with: script) { session in
      try session.open()
      let error = try #require(throws: SMTPError.self) { try session.startTLS(within: timeout) }
      guard case .injected = error.cause else {
        Issue.record("\(error)")
        return
      }
      #expect(error.stage == .startTLS)
      let stage = try #require(session.stages.last)
      #expect(!stage.ok)
      #expect(stage.reply?.code == 220)
      // It did not come before the command.
      #expect(stage.unsolicited == nil)
    }
  }

  /// That the server is gone is reported by the handshake, whether it is seen earlier or not.
  @Test(arguments: [true, false])
  func theGoAheadForTLSStandsWhenTheConnectionEndsBehindIt(endsAtOnce: Bool) throws {
    let transport = MemoryTransport(
      ["220 a\r\n", "250-b\r\n250 STARTTLS\r\n", "220 go\r\n"].map { Array($0.utf8) },
      endsAtOnce: endsAtOnce)
    var session = SMTPSession(over: transport, speaking: .esmtp)
    try session.open()
    let stage = try session.startTLS(within: timeout)
    #expect(stage.ok)
    #expect(stage.reply?.code == 220)
  }

  @Test func whatCameBeforeSTARTTLSIsRefusedToo() throws {
    let script: @Sendable (ScriptedMailServer.Peer) -> Void = { peer in
      peer.send("220 a\r\n")
      _ = peer.line()
      peer.send("250-b\r\n250 STARTTLS\r\n220 go\r\n")
      _ = peer.line()
      peer.send("220 really\r\n")
      peer.silence()
    }
    try session(with: script) { session in
      try session.open()
      let error = #expect(throws: SMTPError.self) { try session.startTLS(within: timeout) }
      #expect(error?.cause == .injected(#"220 go\x0d\x0a"#))
    }
  }

  /// A refusal before the end of the connection is reported rather than the end.
  @Test func whoClosesAfterRefusingEHLOHasRefused() throws {
    let script: @Sendable (ScriptedMailServer.Peer) -> Void = { peer in
      peer.send("220 a\r\n")
      _ = peer.line()
      peer.send("554 5.7.1 you are on our list\r\n")
    }
    try session(with: script) { session in
      _ = try session.banner(within: timeout)
      let stage = try session.hello(try clientName("client.example.test"), within: timeout)
      #expect(stage.reply?.words(separator: " ") == "554 5.7.1 you are on our list")
      #expect(stage.refusedGreeting == stage.reply)
      #expect(!session.isOpen)
    }
  }

  /// Nothing is sent that would be a line of a message, or a response to a challenge.
  @Test(arguments: [
    ["220 a\r\n", "250-b\r\n250 AUTH PLAIN\r\n"],
    ["220 a\r\n", "250 b\r\n", "250 c\r\n", "250 d\r\n"],
  ])
  func whoeverWouldMisunderstandQUITDoesNotHearIt(replies: [String]) throws {
    let transport = MemoryTransport(replies.map { Array($0.utf8) }, then: .interrupted)
    var session = SMTPSession(over: transport, speaking: .esmtp)
    try session.open()
    #expect(throws: SMTPError.self) {
      let credentials = try #require(Credentials(user: "u", secret: "geheim"))
      if replies.count == 2 {
        _ = try session.authenticate(.login, as: credentials, within: timeout)
      }
      _ = try session.mail(from: .null, within: timeout)
      _ = try session.rcpt(to: try mailbox("u@b.example"), within: timeout)
      _ = try session.data(Array("x".utf8), within: timeout)
    }
    #expect(!session.isOpen)
    #expect(!session.isMessageInDoubt)
  }

  /// RFC 5321, 3.1: no command comes before the banner. RFC 3207, 4: the server may have begun TLS.
  @Test(arguments: [[], ["220 a\r\n", "250-b\r\n250 STARTTLS\r\n"]])
  func anInterruptionBeforeTheBannerOrAfterSTARTTLSEndsTheSession(replies: [String]) throws {
    let transport = MemoryTransport(replies.map { Array($0.utf8) }, then: .interrupted)
    var session = SMTPSession(over: transport, speaking: .esmtp)
    let error = #expect(throws: SMTPError.self) {
      try session.open()
      _ = try session.startTLS(within: timeout)
    }
    #expect(error?.cause == .transport(.interrupted))
    #expect(!session.isOpen)
  }

  @Test(arguments: [TransportError.closed, .timeout, .interrupted])
  func aMessageWithoutAReplyIsInDoubt(end: TransportError) throws {
    let replies = ["220 a\r\n", "250 b\r\n", "250 c\r\n", "250 d\r\n", "354 go\r\n"]
    let transport = MemoryTransport(replies.map { Array($0.utf8) }, then: end)
    var session = SMTPSession(over: transport, speaking: .esmtp)
    try session.open()
    _ = try session.mail(from: .null, within: timeout)
    _ = try session.rcpt(to: try mailbox("u@b.example"), within: timeout)
    #expect(throws: SMTPError.self) { try session.data(Array("x".utf8), within: timeout) }
    #expect(session.isMessageInDoubt)
    #expect(session.isOpen == (end == .interrupted))
    #expect(session.replyToMessageInDoubt(within: .zero) == nil)
  }

  @Test func theReplyToAMessageMayComeAfterAnInterruption() throws {
    let replies = ["220 a\r\n", "250 b\r\n", "250 c\r\n", "250 d\r\n", "354 go\r\n"]
    let transport = MemoryTransport(replies.map { Array($0.utf8) }, then: .interrupted)
    var session = SMTPSession(over: transport, speaking: .esmtp)
    try session.open()
    _ = try session.mail(from: .null, within: timeout)
    _ = try session.rcpt(to: try mailbox("u@b.example"), within: timeout)
    #expect(throws: SMTPError.self) { try session.data(Array("x".utf8), within: timeout) }
    transport.arrive("250 taken\r\n")
    let stage = session.replyToMessageInDoubt(within: timeout)
    #expect(stage?.reply?.code == 250)
    #expect(session.stages.last == stage)
    #expect(!session.isMessageInDoubt)
  }

  @Test func a421MayComeAtAnyTime() throws {
    let script: @Sendable (ScriptedMailServer.Peer) -> Void = { peer in
      peer.send("220 a\r\n")
      _ = peer.line()
      peer.send("250 b\r\n421 4.3.2 shutting down\r\n")
    }
    try session(with: script) { session in
      try session.open()
      let stage = try session.mail(from: .null, within: timeout)
      #expect(stage.reply?.code == 421)
      #expect(stage.unsolicited == nil)
      #expect(!session.transcript.text.contains("MAIL"))
    }
  }

  @Test func whoClosedMayHaveSaidWhy() throws {
    let transport = MemoryTransport("552 5.3.4 too large\r\n", isDeaf: true)
    var session = SMTPSession(over: transport, speaking: .esmtp)
    let stage = try session.mail(from: .null, within: timeout)
    #expect(stage.reply?.code == 552)
    let error = #expect(throws: SMTPError.self) { try session.rset(within: timeout) }
    #expect(error?.cause == .transport(.closed))
  }

  @Test func whoDoesNotReadEndsWithTheDeadline() throws {
    let release = DispatchSemaphore(value: 0)
    let script: @Sendable (ScriptedMailServer.Peer) -> Void = { peer in
      for reply in ["220 a", "250 b", "250 c", "250 d", "354 e"] {
        if reply != "220 a" { _ = peer.line() }
        peer.send(reply + "\r\n")
      }
      release.wait()
    }
    try session(with: script) { session in
      defer { release.signal() }
      try session.open()
      _ = try session.mail(from: .null, within: timeout)
      _ = try session.rcpt(to: try mailbox("u@b.example"), within: timeout)
      let message = [UInt8](repeating: UInt8(ascii: "x"), count: 20_000_000)
      let error = #expect(throws: SMTPError.self) {
        try session.data(message, within: .seconds(1))
      }
      #expect(error?.cause == .transport(.timeout))
    }
  }

  @Test func anInterruptionEndsAWaitAndLeavesRoomForAFarewell() throws {
    let interruption = try Interruption()
    let heard = Mutex<[String]>([])
    let server = try ScriptedMailServer { peer in
      peer.send("220 a\r\n")
      while let line = peer.line() {
        heard.withLock { $0.append(line) }
        if line == "QUIT" { peer.send("221 bye\r\n") } else { interruption.raise() }
      }
    }
    defer { server.stop() }
    let connection = try Connection(
      to: server.endpoint, until: .now + timeout, interruption: interruption)
    var session = SMTPSession(over: connection, speaking: .esmtp)
    let error = #expect(throws: SMTPError.self) { try session.open() }
    #expect(error?.cause == .transport(.interrupted))
    connection.interruption = nil
    let done = try session.quit(within: timeout)
    #expect(done.ok)
    #expect(heard.withLock { $0 } == ["EHLO client.example.test", "QUIT"])
  }
}
