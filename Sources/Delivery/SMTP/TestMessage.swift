/// The test message, the only kind of message that is ever sent.
struct TestMessage: Hashable, Sendable {
  private let author: Mailbox
  private let recipient: Mailbox
  private let time: Int
  private let token: UInt64

  /// A message from `author` to `recipient`, dated `time`, in seconds since 1970-01-01 UTC.
  init(
    from author: Mailbox, to recipient: Mailbox, at time: Int,
    using random: inout some RandomNumberGenerator
  ) {
    self.author = author
    self.recipient = recipient
    self.time = time
    token = random.next()
  }

  /// The value of `Message-ID` (RFC 5322, 3.6.4).
  var identifier: String {
    let digits = String(token, radix: 16)
    let padding = String(repeating: "0", count: 16 - digits.count)
    return "<confroute.\(time).\(padding)\(digits)@\(author.domain)>"
  }

  /// Whether an address in its header is not ASCII, so that it has octets above 127 and needs SMTPUTF8.
  var isInternationalized: Bool {
    author.isInternationalized || recipient.isInternationalized
  }

  /// The header and the body (RFC 5322), with CR LF line ends. `Auto-Submitted` suppresses automatic responses (RFC
  /// 3834, 5).
  var bytes: [UInt8] {
    let lines = [
      "Date: \(MessageDate(time))", "From: <\(author)>", "To: <\(recipient)>",
      "Subject: confroute test message", "Message-ID: \(identifier)",
      "Auto-Submitted: auto-generated", "MIME-Version: 1.0",
      "Content-Type: text/plain; charset=us-ascii", "",
      "This is a test message of confroute probe --send.",
      "It shows that mail is delivered along a route, and can be deleted.",
    ]
    return Array(lines.map { $0 + "\r\n" }.joined().utf8)
  }
}
