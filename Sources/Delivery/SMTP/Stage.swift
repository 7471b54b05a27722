/// One step of a delivery, as it went.
package struct Stage: Hashable, Sendable {
  /// What it was for.
  package enum Name: String, CaseIterable, Sendable {
    /// The TCP connection, and the PROXY header that opens it.
    case connect
    /// What the server says first.
    case banner
    /// EHLO, HELO or LHLO.
    case ehlo
    /// The command STARTTLS.
    case startTLS = "starttls"
    /// The handshake.
    case tls
    /// XCLIENT.
    case xclient
    /// AUTH.
    case auth
    /// MAIL FROM.
    case mail
    /// RCPT TO.
    case rcpt
    /// DATA and the message.
    case data
    /// RSET.
    case rset
    /// QUIT.
    case quit
  }

  /// What it was for.
  package let name: Name
  /// What the server replied; nil when nothing was asked, or nothing came that could be understood.
  package let reply: Reply?
  /// Why there is no reply.
  package let failure: SMTPError.Cause?
  /// How long it took.
  package let duration: Duration
  /// Whom it was about, in `rcpt` and in each `data` of LMTP.
  package let recipient: Mailbox?
  /// What the server had sent before it was asked, escaped and shortened.
  package let unasked: String?
  /// What EHLO was refused with, where HELO was said after it (RFC 5321, 3.2).
  package let refusedGreeting: Reply?

  /// A stage that went like this.
  package init(
    _ name: Name, reply: Reply? = nil, failure: SMTPError.Cause? = nil, duration: Duration,
    recipient: Mailbox? = nil, unasked: String? = nil, refusedGreeting: Reply? = nil
  ) {
    self.name = name
    self.reply = reply
    self.failure = failure
    self.duration = duration
    self.recipient = recipient
    self.unasked = unasked
    self.refusedGreeting = refusedGreeting
  }

  /// The code that a server which agrees has to send here, where this one agreed with another. The first digit
  /// decides all the same (RFC 5321, 4.2.1).
  package var expectedCode: Int? {
    // RFC 5321, 3.1 and 4.3.2; RFC 3207, 4.
    guard [.banner, .startTLS].contains(name), let reply, reply.isCompleted, reply.code != 220
    else { return nil }
    return 220
  }

  /// Whether the server did what it was asked, or nothing was asked and nothing failed.
  package var ok: Bool { failure == nil && reply?.isCompleted != false }

  /// The reply in words, `550 5.1.1 no such user`; empty when there is none.
  var words: String { reply?.words(separator: " ") ?? "" }

  /// Whether the server closes the session with its reply (RFC 5321, 3.8).
  var endsSession: Bool { reply?.code == 421 }
}
