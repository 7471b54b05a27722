import TestRandom
import TestServers
import Testing

@testable import Delivery

struct ReplyTests {
  /// The reply in these bytes, read as the banner.
  private func reply(_ text: String) throws -> Reply {
    try reply([Array(text.utf8)])
  }

  private func reply(_ pieces: [[UInt8]]) throws -> Reply {
    var session = SMTPSession(over: MemoryTransport(pieces), speaking: .esmtp)
    return try #require(try session.banner(within: SMTPSession.timeout).reply)
  }

  private func cause(_ text: String, then end: TransportError = .closed) -> SMTPError.Cause? {
    let error = #expect(throws: SMTPError.self) {
      var session = SMTPSession(over: MemoryTransport(text, then: end), speaking: .esmtp)
      _ = try session.banner(within: SMTPSession.timeout)
    }
    return error?.cause
  }

  @Test func aReplyHasACodeAndLines() throws {
    let reply = try reply("250-first\r\n250-\r\n250 last\r\n")
    #expect(reply.code == 250)
    #expect(reply.lines == ["first", "", "last"])
    #expect(reply.text == "first  last")
    #expect(reply.category == .completed)
    #expect(!reply.hasOtherCodes)
  }

  @Test func theCodeAloneIsAReply() throws {
    #expect(try reply("220\r\n").lines == [""])
    #expect(try reply("220 \r\n").lines == [""])
    #expect(try reply("220-\r\n220\r\n").lines == ["", ""])
  }

  @Test func theCodeOfTheLastLineCounts() throws {
    let reply = try reply("220-welcome\r\n220-to this server\r\n554 go away\r\n")
    #expect(reply.code == 554)
    #expect(reply.hasOtherCodes)
    #expect(!reply.isCompleted)
  }

  @Test(arguments: [
    (220, Reply.Category.completed), (354, .intermediate), (450, .transient), (599, .permanent),
  ])
  func theFirstDigitIsItsCategory(code: Int, category: Reply.Category) throws {
    #expect(try reply("\(code) x\r\n").category == category)
  }

  @Test func anEnhancedCodeHasTheDigitOfTheReply() throws {
    #expect(try reply("550 5.1.1 no such user\r\n").enhancedCode?.description == "5.1.1")
    #expect(try reply("250 2.0.0\r\n").enhancedCode?.description == "2.0.0")
    #expect(try reply("450-4.7.1 a\r\n450 4.7.999 b\r\n").enhancedCode?.detail == 999)
    for text in [
      "550 4.1.1 x", "550 5.1 x", "550 5.1.1000 x", "550 5..1 x", "354 3.0.0 x", "550 x 5.1.1",
      "250 2.0.0.1 x", "550 05.1.1 x",
    ] {
      #expect(try reply(text + "\r\n").enhancedCode == nil, "\(text)")
    }
  }

  @Test func whatATerminalShouldNotSeeIsEscaped() throws {
    let bytes =
      Array("250 \u{1b}[2J caf\u{e9} \u{202e}x\u{7}\u{9b} ".utf8) + [0xff, 0xc3, 0, 13, 10]
    #expect(
      try reply([bytes]).text
        == #"\x1b[2J café \u{202e}x\x07\u{9b} \xff\xc3\x00"#)
  }

  @Test func linesMayEndWithoutCR() throws {
    #expect(try reply("220-a\n220 b\n").lines == ["a", "b"])
  }

  @Test func whatIsNoReplyIsShown() {
    #expect(cause("HTTP/1.1 400 Bad Request\r\n") == .malformed("HTTP/1.1 400 Bad Request"))
    #expect(cause("\r\n") == .malformed(""))
    #expect(cause("22\r\n") == .malformed("22"))
    #expect(cause("199 x\r\n") == .malformed("199 x"))
    #expect(cause("600 x\r\n") == .malformed("600 x"))
    #expect(cause("220_x\r\n") == .malformed("220_x"))
    #expect(cause("220-a\r\n\u{0}\r\n") == .malformed(#"\x00"#))
    let long = String(repeating: "x", count: 300)
    #expect(cause(long + "\r\n") == .malformed(long.prefix(200) + "…"))
  }

  @Test func aLineHasALimit() throws {
    let line = "220 " + String(repeating: "x", count: ReplyReader.lineLimit - 5)
    #expect(try reply(line + "\r\n").text.count == ReplyReader.lineLimit - 5)
    #expect(cause(line + "xx\r\n") == .lineTooLong(ReplyReader.lineLimit))
    #expect(
      cause(String(repeating: "x", count: 1_000_000)) == .lineTooLong(ReplyReader.lineLimit))
  }

  @Test func aReplyHasALimit() {
    let line = "220-" + String(repeating: "x", count: 994) + "\r\n"
    #expect(
      cause(String(repeating: line, count: 70)) == .replyTooLong(ReplyReader.replyLimit))
    #expect(
      cause(String(repeating: "220-\r\n", count: 2_000))
        == .tooManyLines(ReplyReader.lineCountLimit))
  }

  @Test func aReplyThatDoesNotEndIsNone() {
    #expect(cause("220-a\r\n220 b") == .transport(.closed))
    #expect(cause("220-a\r\n", then: .timeout) == .transport(.timeout))
  }

  @Test(arguments: [
    ("220-a\r\n220 b", "220-a / 220 b"), ("220-a\r\n", "220-a"), ("2", "2"), ("", nil),
  ])
  func theBeginningOfAReplyIsShown(text: String, shown: String?) throws {
    var session = SMTPSession(over: MemoryTransport(text, then: .timeout), speaking: .esmtp)
    let error = #expect(throws: SMTPError.self) {
      try session.banner(within: SMTPSession.timeout)
    }
    #expect(session.stages.last?.unfinishedReply == shown)
    #expect(error?.awaited == (shown == nil ? "the banner" : "the rest of the banner"))
  }

  /// The end of a password may be missing, so that it is not recognised.
  @Test func whereALineIsCutASecretIsNotShown() throws {
    let transport = MemoryTransport("220-one\r\n220 tw", then: .timeout)
    var session = SMTPSession(over: transport, speaking: .esmtp)
    session.hide(try #require(Credentials(user: "anna", secret: "twotwotwo")).mask)
    #expect(throws: SMTPError.self) { try session.banner(within: SMTPSession.timeout) }
    #expect(session.stages.last?.unfinishedReply == "220-one")
  }

  @Test func theErrorSaysWhatWasAwaited() {
    let describe = { (cause: SMTPError.Cause) in
      SMTPError(stage: .ehlo, awaited: "the reply to EHLO", cause: cause).description
    }
    #expect(
      describe(.transport(.timeout)) == "no answer in time while waiting for the reply to EHLO")
    #expect(
      describe(.malformed("")) == "the reply to EHLO is an empty line, which is no SMTP reply")
    #expect(describe(.malformed("x")) == "the reply to EHLO is not an SMTP reply: x")
    #expect(describe(.outOfPlace("354 x")) == "the reply to EHLO is not valid here: 354 x")
    #expect(describe(.notOffered("SMTPUTF8")) == "the server does not offer SMTPUTF8")
  }

  @Test func wherePiecesAreCutDoesNotMatter() throws {
    let text = Array("220-one\r\n220-2.0.0 zwei\u{e9}\r\n220 2.0.0 three\r\n".utf8)
    let whole = try reply([text])
    for cut in 0...text.count {
      #expect(try reply([Array(text[..<cut]), Array(text[cut...])]) == whole)
    }
    #expect(try reply(text.map { [$0] }) == whole)
  }

  /// Random bytes that often look like replies.
  private func randomBytes(_ random: inout SeededRandom) -> [UInt8] {
    if Int.random(in: 0..<20, using: &random) != 0 {
      let replies = [
        "250 ok\r\n", "250-a\r\n250 XCLIENT ADDR\r\n", "354 go\r\n", "550 5.1.1 no\r\n",
      ]
      return Array(replies[Int.random(in: 0..<replies.count, using: &random)].utf8)
    }
    let words = [
      "250", "-", " ", "\r\n", "\n", "\r", "354", "421", "x", "5.1.1", "AUTH", "XCLIENT ADDR",
    ]
    return (0..<Int.random(in: 0..<60, using: &random)).flatMap { _ -> [UInt8] in
      if Int.random(in: 0..<8, using: &random) == 0 {
        return [.random(in: 0...255, using: &random)]
      }
      return Array(words[Int.random(in: 0..<words.count, using: &random)].utf8)
    }
  }

  @Test func anyBytesEndASessionOrAreReplies() throws {
    var random = SeededRandom(7)
    var completed = 0
    for _ in 0..<3_000 {
      let pieces = (0..<Int.random(in: 1..<24, using: &random)).map { _ in randomBytes(&random) }
      let end: TransportError = Bool.random(using: &random) ? .timeout : .closed
      let ignoresDeadline = Int.random(in: 0..<4, using: &random) == 0
      let transport = MemoryTransport(pieces, then: end, ignoresDeadline: ignoresDeadline)
      let dialect = SMTPSession.Dialect.allCases[Int.random(in: 0..<3, using: &random)]
      var session = SMTPSession(over: transport, speaking: dialect)
      do throws(SMTPError) {
        try converse(&session)
        completed += 1
      } catch {
        #expect(session.stages.last?.failure == error.cause)
        #expect(transport.isClosed == (error.cause != .notOffered("XCLIENT")))
      }
      let shown = session.transcript.entries.map(\.text).joined()
      #expect(shown.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
    }
    #expect((100..<2_900).contains(completed))
  }

  private func converse(_ session: inout SMTPSession) throws(SMTPError) {
    guard let name = ClientName("a.example"), let user = Mailbox("u@b.example"),
      let credentials = Credentials(user: "u", secret: "s3cret!")
    else { return }
    let timeout = SMTPSession.timeout
    _ = try session.banner(within: timeout)
    _ = try session.hello(name, within: timeout)
    _ = try session.authenticate(.login, as: credentials, within: timeout)
    _ = try session.mail(from: .null, size: 1, within: timeout)
    if try session.rcpt(to: user, within: timeout).ok {
      _ = try session.data([46, 10], within: timeout)
    }
    _ = try session.xclient(ClientAttributes([.address: "192.0.2.1"]), within: timeout)
    _ = try session.rset(within: timeout)
    _ = try session.quit(within: timeout)
  }
}
