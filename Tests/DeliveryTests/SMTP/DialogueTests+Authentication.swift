import Synchronization
import TestServers
import Testing

@testable import Delivery

/// AUTH, whose secrets are masked.
extension DialogueTests {
  private func credentials() throws -> Credentials {
    try #require(Credentials(user: "anna", secret: "s3cret-Password"))
  }

  @Test func authPLAIN() throws {
    let session = try dialogue(replies: [Self.extensions, "235 2.7.0 welcome"]) { session in
      let done = try session.authenticate(.plain, as: credentials(), within: timeout)
      #expect(done.ok)
    }
    #expect(tail(of: session) == ["C: AUTH PLAIN ***", "S: 235 2.7.0 welcome"])
  }

  @Test func authLOGIN() throws {
    let replies = [Self.extensions, "334 VXNlcm5hbWU6", "334 UGFzc3dvcmQ6", "235 2.7.0 welcome"]
    let session = try dialogue(replies: replies) { session in
      let done = try session.authenticate(.login, as: credentials(), within: timeout)
      #expect(done.ok)
    }
    #expect(
      tail(of: session) == [
        "C: AUTH LOGIN", "S: 334 VXNlcm5hbWU6", "C: ***", "S: 334 UGFzc3dvcmQ6", "C: ***",
        "S: 235 2.7.0 welcome",
      ])
  }

  @Test func authXOAUTH2ThatFails() throws {
    let replies = [Self.extensions, "334 eyJzdGF0dXMiOiI0MDEifQ==", "535 5.7.8 expired"]
    let session = try dialogue(replies: replies) { session in
      let done = try session.authenticate(.bearer, as: credentials(), within: timeout)
      #expect(!done.ok)
    }
    #expect(
      tail(of: session) == [
        "C: AUTH XOAUTH2 ***", "S: 334 eyJzdGF0dXMiOiI0MDEifQ==", "C: ", "S: 535 5.7.8 expired",
      ])
  }

  @Test func aLongTokenIsSentAfterTheCommand() throws {
    let replies = [Self.extensions, "334 ", "235 2.7.0 welcome"]
    let token = String(repeating: "t", count: 2_000)
    let long = try #require(Credentials(user: "anna", secret: token))
    let session = try dialogue(replies: replies) { session in
      let done = try session.authenticate(.bearer, as: long, within: timeout)
      #expect(done.ok)
    }
    #expect(
      tail(of: session) == ["C: AUTH XOAUTH2", "S: 334 ", "C: ***", "S: 235 2.7.0 welcome"])
  }

  @Test func whoAsksForMoreThanThereIsIsCancelled() throws {
    let replies = [Self.extensions, "334 more", "501 cancelled"]
    let session = try dialogue(replies: replies) { session in
      let done = try session.authenticate(.plain, as: credentials(), within: timeout)
      #expect(!done.ok)
    }
    #expect(tail(of: session) == ["C: AUTH PLAIN ***", "S: 334 more", "C: *", "S: 501 cancelled"])
  }

  @Test func whoAcceptsALoginThatIsCancelledIsNotBelieved() throws {
    let replies = [Self.extensions, "334 more", "235 welcome"]
    _ = try dialogue(replies: replies) { session in
      let error = try #require(throws: SMTPError.self) {
        try session.authenticate(.plain, as: credentials(), within: timeout)
      }
      #expect(error.cause == .outOfPlace("235 welcome"))
      #expect(!session.isOpen)
    }
  }

  @Test func mechanismsSendWhatTheirSpecificationsSay() throws {
    let seen = Mutex<[String]>([])
    let server = try ScriptedMailServer { peer in
      peer.send("220 a\r\n")
      for reply in ["250 b", "334 ", "334 ", "535 no", "535 no", "535 no"] {
        guard let line = peer.line() else { return }
        seen.withLock { $0.append(line) }
        peer.send(reply + "\r\n")
      }
    }
    defer { server.stop() }
    var session = try SMTPSession(with: server.endpoint)
    try session.open()
    for mechanism in [AuthenticationMechanism.login, .plain, .bearer] {
      _ = try session.authenticate(mechanism, as: credentials(), within: timeout)
    }
    #expect(
      seen.withLock { $0.dropFirst() } == [
        "AUTH LOGIN", "YW5uYQ==", "czNjcmV0LVBhc3N3b3Jk",
        "AUTH PLAIN AGFubmEAczNjcmV0LVBhc3N3b3Jk",
        "AUTH XOAUTH2 dXNlcj1hbm5hAWF1dGg9QmVhcmVyIHMzY3JldC1QYXNzd29yZAEB",
      ])
  }

  @Test(arguments: AuthenticationMechanism.allCases)
  func aSecretThatTheServerRepeatsIsHidden(mechanism: AuthenticationMechanism) throws {
    let server = try ScriptedMailServer { peer in
      peer.send("220 a\r\n")
      var reply = "250 b"
      while let line = peer.line() {
        if line.hasPrefix("AUTH LOGIN") {
          reply = "334 go"
        } else if !line.hasPrefix("EHLO") {
          reply = "535-\(line)\r\n535 not s3cret-Password, \(line)"
        }
        peer.send(reply + "\r\n")
      }
    }
    defer { server.stop() }
    var session = try SMTPSession(with: server.endpoint)
    try session.open()
    let stage = try session.authenticate(mechanism, as: credentials(), within: timeout)
    try expectNoSecret("\(stage) \(session.transcript) \(session.stages)")
    #expect(stage.reply?.text.contains("***") == true)
  }

  @Test func aSecretIsInNoErrorAndNoUnsolicitedData() throws {
    let server = try ScriptedMailServer { peer in
      peer.send("220 a\r\n")
      _ = peer.line()
      peer.send("250 b\r\n")
      _ = peer.line()
      peer.send("235 c\r\nS3CRET-password\r\n")
      _ = peer.line()
      peer.send("s3cret-Password czNjcmV0LVBhc3N3b3Jk\r\n")
      peer.silence()
    }
    defer { server.stop() }
    var session = try SMTPSession(with: server.endpoint)
    try session.open()
    _ = try session.authenticate(.plain, as: credentials(), within: timeout)
    let error = try #require(throws: SMTPError.self) {
      try session.mail(from: .null, within: timeout)
    }
    #expect(error.cause == .malformed("*** ***"))
    #expect(session.stages.last?.unsolicited == #"***\x0d\x0a"#)
    try expectNoSecret("\(error) \(session.transcript) \(session.stages)")
  }

  /// A server that knows the password from an earlier session.
  @Test func aSecretThatIsHiddenFromTheStartIsInNoReplyToEHLO() throws {
    let greeting = "250-mx s3cret-Password\r\n250-starttls\r\n250 SIZE 10\r\n"
    var hidden = SMTPSession(
      over: MemoryTransport(
        ["220 s3cret-Password\r\n", greeting].map { Array($0.utf8) }), speaking: .esmtp)
    let word = try #require(Credentials(user: "anna", secret: "STARTTLS"))
    hidden.hide(try credentials().mask)
    hidden.hide(word.mask)
    try hidden.open()
    try expectNoSecret("\(hidden.transcript) \(hidden.stages)")
    #expect(hidden.stages.last?.reply?.lines == ["mx ***", "***", "SIZE 10"])
    #expect(hidden.capabilities?.startTLS == true)
  }

  /// A server that has no UTF-8 shows a character as one byte.
  @Test func aSecretInLatin1IsHidden() throws {
    let credentials = try #require(Credentials(user: "anna", secret: "g\u{e9}heimnis"))
    let text = Array("you used g".utf8) + [0xe9] + Array("heimnis".utf8)
    #expect(String(decoding: credentials.mask.masked(text), as: UTF8.self) == "you used ***")
  }

  @Test func credentialsDoNotShowTheirSecret() throws {
    let credentials = try credentials()
    var dumped = ""
    dump([credentials], to: &dumped)
    try expectNoSecret("\(credentials) \(String(reflecting: credentials)) \(dumped)")
    #expect(Credentials(user: "a\0b", secret: "c") == nil)
    #expect(Credentials(user: "a", secret: "c\u{1}") == nil)
  }

  private func expectNoSecret(_ text: String) throws {
    for form in ["s3cret", "czNjcmV0", "AGFubmEA", "UGFzc3dvcmQ", "Bearer"] {
      #expect(!text.contains(form), "\(text)")
    }
  }
}
