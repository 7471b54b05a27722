/// The only kind of message that is ever sent: small, and clearly a test.
struct TestMessage: Hashable, Sendable {
  private let author: Mailbox
  private let recipient: Mailbox
  private let time: Int
  private let token: UInt64

  /// A message for `recipient` that `author` is told to have written at `time`, in seconds since the
  /// beginning of 1970, UTC.
  init(
    from author: Mailbox, to recipient: Mailbox, at time: Int,
    using random: inout some RandomNumberGenerator
  ) {
    self.author = author
    self.recipient = recipient
    self.time = time
    token = random.next()
  }

  /// What its header `Message-ID` says (RFC 5322, 3.6.4), to find it again.
  var identifier: String {
    let digits = String(token, radix: 16)
    let padding = String(repeating: "0", count: 16 - digits.count)
    return "<confroute.\(time).\(padding)\(digits)@\(author.domain)>"
  }

  /// Whether its header has an address that is not ASCII, so that it has bytes above 127 and can only be sent where
  /// SMTPUTF8 is offered.
  var isInternationalized: Bool {
    author.isInternationalized || recipient.isInternationalized
  }

  /// The header and the body (RFC 5322), lines ending with CR LF. `Auto-Submitted` keeps vacation
  /// messages and the like from answering (RFC 3834, 5).
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
