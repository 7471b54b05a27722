import Foundation
import TestRandom
import TestServers
import Testing

@testable import Delivery

extension SMTPSession {
  /// A probe of `recipient`: `name code` for each stage.
  fileprivate static func probe(
    _ recipient: String, at endpoint: Endpoint, _ dialect: Dialect = .esmtp
  ) throws -> [String] {
    var session = try SMTPSession(with: endpoint, dialect)
    #expect(throws: Never.self) {
      do {
        try session.open()
        _ = try session.mail(from: .null, within: timeout)
        _ = try session.rcpt(to: try mailbox(recipient), within: timeout)
        _ = try session.rset(within: timeout)
        _ = try session.quit(within: timeout)
      } catch let error as SMTPError {
        #expect(session.stages.last?.failure == error.cause)
      }
    }
    return session.stages.map { stage in
      "\(stage.name.rawValue) " + (stage.reply.map { "\($0.code)" } ?? "failed")
    }
  }
}

/// Sessions with Postfix's `smtp-sink`.
@Suite(.enabled(if: SMTPSink.isPossible, "smtp-sink, of Postfix, is not installed"))
struct SMTPSinkTests {
  @Test(arguments: [
    ([], SMTPSession.Dialect.esmtp, "250 mail 250 rcpt 250 rset 250 quit 221"),
    ([], .smtp, "250 mail 250 rcpt 250 rset 250 quit 221"),
    (["-L"], .lmtp, "250 mail 250 rcpt 250 rset 250 quit 221"),
    (["-e"], .esmtp, "250 mail 250 rcpt 250 rset 250 quit 221"),
    (["-r", "rcpt"], .esmtp, "250 mail 250 rcpt 450 rset 250 quit 221"),
    (["-f", "rcpt"], .esmtp, "250 mail 250 rcpt 500 rset 250 quit 221"),
    (["-f", "mail"], .esmtp, "250 mail 500 rcpt 503 rset 250 quit 221"),
    (["-q", "rcpt"], .esmtp, "250 mail 250 rcpt failed"),
    (["-q", "rset"], .esmtp, "250 mail 250 rcpt 250 rset failed"),
  ])
  func itsFaultsAreSeen(options: [String], dialect: SMTPSession.Dialect, stages: String) throws {
    let sink = try SMTPSink(options)
    let seen = try SMTPSession.probe("u@example.test", at: sink.endpoint, dialect)
    #expect(seen.joined(separator: " ") == "banner 220 ehlo " + stages)
  }
}

/// Sessions with Dovecot.
@Suite(.enabled(if: DovecotServer.isPossible, "dovecot-lmtpd or openssl is not installed"))
struct DovecotTests {
  private let timeout = SMTPSession.timeout

  @Test func aMessageArrivesAsItWasSent() throws {
    let server = try DovecotServer()
    var random = SeededRandom(3)
    let sender = try mailbox("postmaster@client.example.test")
    let message = TestMessage(
      from: sender, to: try mailbox("bob@example.test"), at: 1_795_390_273, using: &random)
    var session = try SMTPSession(with: server.endpoint, .lmtp)
    try session.open()
    #expect(session.capabilities?.startTLS == true)
    _ = try session.mail(
      from: .mailbox(sender), size: message.bytes.count, within: timeout)
    for name in ["alice", "nobody", "bob+detail"] {
      _ = try session.rcpt(to: try mailbox(name + "@example.test"), within: timeout)
    }
    try #require(session.acceptedRecipients.map(\.localPart) == ["alice", "bob+detail"])
    let body = message.bytes + Array("\r\n.\r\n..dots\r\n".utf8)
    let stages = try session.data(body, within: timeout)
    #expect(stages.map(\.ok) == [true, true])
    #expect(stages.map(\.recipient?.localPart) == ["alice", "bob+detail"])
    #expect(stages.allSatisfy { $0.reply?.enhancedCode?.description == "2.0.0" })
    _ = try session.quit(within: timeout)
    let codes = session.stages.filter { $0.name == .rcpt }.map {
      $0.reply?.enhancedCode?.description
    }
    #expect(codes == ["2.1.5", "5.1.1", "2.1.5"])
    let expected = String(decoding: body, as: UTF8.self).replacingOccurrences(
      of: "\r\n", with: "\n")
    for user in ["alice", "bob"] {
      let messages = try server.messages(of: user)
      #expect(messages.count == 1)
      #expect(messages.first?.hasSuffix("\n" + expected) == true)
    }
    #expect(try server.messages(of: "carol") == [])
  }
}

/// Sessions with Postfix.
@Suite(
  .enabled(if: PostfixServer.isPossible, "Postfix or openssl is not installed, or this is not root")
)
struct PostfixTests {
  private let timeout = SMTPSession.timeout

  @Test func itIsProbedAndTakesMessagesFromClientsBehindUs() throws {
    let server = try PostfixServer()
    try probes(server)
    try xclient(server)
    try proxy(server)
    for endpoint in [server.expiredEndpoint, server.wrongNameEndpoint] {
      var session = try SMTPSession(with: endpoint)
      try session.open()
      #expect(session.capabilities?.startTLS == true)
      let agreed = try session.startTLS(within: timeout)
      #expect(agreed.ok)
    }
  }

  private func probes(_ server: PostfixServer) throws {
    let start = ["banner 220", "ehlo 250", "mail 250"]
    let end = ["rset 250", "quit 221"]
    for (name, code) in ["u": 250, "reject": 554, "defer": 450] {
      let stages = try SMTPSession.probe(name + "@example.test", at: server.plainEndpoint)
      #expect(stages == start + ["rcpt \(code)"] + end)
    }
  }

  private func xclient(_ server: PostfixServer) throws {
    var session = try SMTPSession(with: server.endpoint)
    try session.open()
    #expect(session.capabilities?.xclientAttributes?.contains("ADDR") == true)
    #expect(session.capabilities?.size == true)
    let attributes = ClientAttributes([
      .address: "192.0.2.1", .name: "behind.example", .port: "4660",
    ])
    let told = try session.xclient(attributes, within: timeout)
    #expect(told.reply?.code == 220)
    _ = try session.hello(try clientName("behind.example"), within: timeout)
    try deliver(in: &session)
  }

  private func proxy(_ server: PostfixServer) throws {
    let source = Endpoint(try #require(HostAddress("192.0.2.1")), port: 4_660)
    var session = try SMTPSession(with: server.proxiedEndpoint)
    try session.proxy(
      try #require(ProxyHeader(source: source, destination: server.endpoint)), within: timeout)
    try session.open()
    try deliver(in: &session)
  }

  private func deliver(in session: inout SMTPSession) throws {
    _ = try session.mail(from: .null, size: 100, within: timeout)
    _ = try session.rcpt(to: try mailbox("u@example.test"), within: timeout)
    let stages = try session.data(Array("Subject: x\r\n\r\n.\r\n".utf8), within: timeout)
    #expect(stages.map(\.reply?.code) == [250])
    let end = try session.quit(within: timeout)
    #expect(end.reply?.code == 221)
  }
}
