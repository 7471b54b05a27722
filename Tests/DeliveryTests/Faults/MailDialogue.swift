import Testing

@testable import Delivery

/// A whole session with a mail server: its replies, and the commands.
struct MailDialogue: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let dialect: SMTPSession.Dialect
  let replies: [String]
  let talk: @Sendable (inout SMTPSession, any Transport) throws -> Void

  private static let timeout = SMTPSession.timeout

  var length: Int { replies.reduce(0) { $0 + $1.utf8.count } }

  static let all = [
    MailDialogue(
      testDescription: "SMTP", dialect: .esmtp,
      replies: [
        "220 mx1.oak.example ESMTP\r\n", "250-mx1.oak.example\r\n250-SIZE 1000\r\n250 8BITMIME\r\n",
        "250 2.1.0 ok\r\n", "250 2.1.5 ok\r\n", "354 go on\r\n", "250 2.0.0 taken\r\n",
        "250 2.0.0 ok\r\n", "221 2.0.0 bye\r\n",
      ]
    ) { session, _ in
      try session.open()
      try deliver(&session, to: ["u@oak.example"])
    },
    MailDialogue(
      testDescription: "LMTP", dialect: .lmtp,
      replies: [
        "220 box.oak.example LMTP\r\n", "250-box.oak.example\r\n250-PIPELINING\r\n250 SMTPUTF8\r\n",
        "250 2.1.0 ok\r\n", "250 2.1.5 ok\r\n", "250 2.1.5 ok\r\n", "354 go on\r\n",
        "250 2.0.0 taken\r\n", "452 4.2.2 full\r\n", "250 2.0.0 ok\r\n", "221 2.0.0 bye\r\n",
      ]
    ) { session, _ in
      try session.open()
      try deliver(&session, to: ["u@oak.example", "v@oak.example"])
    },
    MailDialogue(
      testDescription: "PIPELINING", dialect: .esmtp,
      replies: [
        "220 mx1.oak.example ESMTP\r\n", "250-mx1.oak.example\r\n250 PIPELINING\r\n",
        "250 2.1.0 ok\r\n", "550 5.1.1 nobody\r\n", "250 2.0.0 ok\r\n", "221 2.0.0 bye\r\n",
      ]
    ) { session, _ in
      try session.open()
      _ = try session.mail(from: .null, within: timeout)
      _ = try session.rcpt(to: mailbox("u@oak.example"), within: timeout)
      _ = try session.rset(beforeQuit: true, within: timeout)
      _ = try session.quit(within: timeout)
    },
    MailDialogue(
      testDescription: "STARTTLS", dialect: .esmtp,
      replies: [
        "220 mx1.oak.example ESMTP\r\n", "250-mx1.oak.example\r\n250 STARTTLS\r\n",
        "220 2.0.0 go ahead\r\n", "250-mx1.oak.example\r\n250 SIZE\r\n", "250 2.1.0 ok\r\n",
        "250 2.1.5 ok\r\n", "354 go on\r\n", "250 2.0.0 taken\r\n", "250 2.0.0 ok\r\n",
        "221 2.0.0 bye\r\n",
      ]
    ) { session, transport in
      try session.open()
      // The session does not depend on how its transport is encrypted.
      if try session.startTLS(within: timeout).ok { session.proceed(over: transport) }
      _ = try session.hello(try clientName("client.example"), within: timeout)
      try deliver(&session, to: ["u@oak.example"])
    },
    authentication(.plain, ["235 2.7.0 welcome\r\n"]),
    authentication(
      .login, ["334 VXNlcm5hbWU6\r\n", "334 UGFzc3dvcmQ6\r\n", "235 2.7.0 welcome\r\n"]),
    authentication(.bearer, ["334 eyJzdGF0dXMiOiI0MDEifQ==\r\n", "535 5.7.8 expired\r\n"]),
    MailDialogue(
      testDescription: "XCLIENT", dialect: .esmtp,
      replies: [
        "220 mx1.oak.example ESMTP\r\n", "250-mx1.oak.example\r\n250 XCLIENT NAME ADDR PORT\r\n",
        "220 mx1.oak.example again\r\n", "250 mx1.oak.example\r\n", "250 2.1.0 ok\r\n",
        "250 2.1.5 ok\r\n", "354 go on\r\n", "250 2.0.0 taken\r\n", "250 2.0.0 ok\r\n",
        "221 2.0.0 bye\r\n",
      ]
    ) { session, _ in
      try session.open()
      _ = try session.xclient(
        ClientAttributes([.address: "192.0.2.1", .name: "a.example"]), within: timeout)
      _ = try session.hello(try clientName("client.example"), within: timeout)
      try deliver(&session, to: ["u@oak.example"])
    },
  ]

  private static func authentication(
    _ mechanism: AuthenticationMechanism, _ replies: [String]
  ) -> MailDialogue {
    let beginning = [
      "220 mx1.oak.example ESMTP\r\n",
      "250-mx1.oak.example\r\n250 AUTH PLAIN LOGIN XOAUTH2\r\n",
    ]
    return MailDialogue(
      testDescription: "AUTH \(mechanism.rawValue)", dialect: .esmtp,
      replies: beginning + replies + ["221 2.0.0 bye\r\n"]
    ) { session, _ in
      try session.open()
      let credentials = try #require(Credentials(user: "anna", secret: "s3cret"))
      _ = try session.authenticate(mechanism, as: credentials, within: timeout)
      _ = try session.quit(within: timeout)
    }
  }

  private static func deliver(_ session: inout SMTPSession, to recipients: [String]) throws {
    _ = try session.mail(from: .null, within: timeout)
    for recipient in recipients { _ = try session.rcpt(to: mailbox(recipient), within: timeout) }
    if !session.acceptedRecipients.isEmpty {
      _ = try session.data(Array("Subject: x\r\n\r\ny\r\n".utf8), within: timeout)
    }
    _ = try session.rset(within: timeout)
    _ = try session.quit(within: timeout)
  }
}
