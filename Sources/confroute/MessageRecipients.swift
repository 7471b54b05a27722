import Delivery

/// Who gets a test message: each recipient one at most.
struct MessageRecipients {
  private var known: Set<Mailbox> = []

  /// Why `targets`, those of one question, get none; nil when their recipient gets one.
  mutating func objection(to targets: [ProbeTarget]) -> String? {
    guard let recipient = targets.first?.recipient else { return nil }
    if targets.count > 1 {
      let count = targets.count
      return "`\(recipient)` may leave by \(count) bindings of that group, and --send sends one "
        + "message; name one with --binding"
    }
    if known.insert(recipient.withoutNeedlessQuotes).inserted { return nil }
    return "`\(recipient)` is a recipient already, and --send sends each one message; name it once"
  }
}
