import Delivery

/// The recipients of test messages: each gets at most one.
struct MessageRecipients {
  private var recipients: Set<Mailbox> = []

  /// Why no message is sent for `targets`, those of one question; nil if one is sent.
  mutating func objection(to targets: [ProbeTarget]) -> String? {
    guard let recipient = targets.first?.recipient else { return nil }
    if targets.count > 1 {
      let count = targets.count
      return "`\(recipient)` may leave by \(count) bindings of that group, and --send sends one "
        + "message; name one with --binding"
    }
    if recipients.insert(recipient.withoutNeedlessQuotes).inserted { return nil }
    return "`\(recipient)` is a recipient already, and --send sends each one message; name it once"
  }
}
