/// The result of one step of a delivery.
package struct Stage: Hashable, Sendable {
  /// The steps of a delivery.
  package enum Name: String, CaseIterable, Sendable {
    /// The TCP connection, and the PROXY header that opens it.
    case connect
    /// The banner.
    case banner
    /// EHLO, HELO or LHLO.
    case ehlo
    /// The command STARTTLS.
    case startTLS = "starttls"
    /// The TLS handshake.
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

  /// The step.
  package let name: Name
  /// The reply; nil when no command was sent, or no valid reply came. With a failure, it is no success.
  package let reply: Reply?
  /// Why there is no reply; nil when nothing failed.
  package let failure: SMTPError.Cause?
  /// The time it took.
  package let duration: Duration
  /// The recipient, in `rcpt` and in each `data` of LMTP.
  package let recipient: Mailbox?
  /// Unsolicited data that the server had sent before, escaped and shortened.
  package let unsolicited: String?
  /// The refusal of EHLO, if HELO was sent after it (RFC 5321, 3.2).
  package let refusedGreeting: Reply?
  /// The beginning of a reply that did not end, escaped and shortened; nil when none had begun.
  package let unfinishedReply: String?

  /// A stage with this result.
  package init(
    _ name: Name, reply: Reply? = nil, failure: SMTPError.Cause? = nil, duration: Duration,
    recipient: Mailbox? = nil, unsolicited: String? = nil, refusedGreeting: Reply? = nil,
    unfinishedReply: String? = nil
  ) {
    self.name = name
    self.reply = reply
    self.failure = failure
    self.duration = duration
    self.recipient = recipient
    self.unsolicited = unsolicited
    self.refusedGreeting = refusedGreeting
    self.unfinishedReply = unfinishedReply
  }

  /// The success code of this stage, if the server sent another one of the same category. That counts as success all
  /// the same (RFC 5321, 4.2.1).
  package var expectedCode: Int? {
    let expected: Int
    switch name {
    // RFC 5321, 3.1 and 4.3.2; RFC 3207, 4.
    case .banner, .startTLS: expected = 220
    // RFC 5321, 4.1.1.1 and 4.3.2; RFC 2033, 4.1.
    case .ehlo: expected = 250
    default: return nil
    }
    guard let reply, reply.isCompleted, reply.code != expected else { return nil }
    return expected
  }

  /// Whether the stage succeeded: a positive reply, or no command and no failure.
  package var ok: Bool { failure == nil && reply?.isCompleted != false }

  /// The reply on one line, `550 5.1.1 no such user`; empty when there is none.
  var words: String { reply?.words(separator: " ") ?? "" }

  /// Whether the server closes the session with its reply (RFC 5321, 3.8).
  var endsSession: Bool { reply?.code == 421 }
}
