/// How mail is handed over (RFC 5321, 3.3), and how a session ends.
extension SMTPSession {
  /// Says whom the mail is from. What else is known of it is said when the server offers to hear it: the
  /// `size` in bytes (RFC 1870, 6), and that it has bytes above 127 (RFC 6152, 3).
  ///
  /// Set `isInternationalized` when an address of a recipient or in the header is not ASCII. Throws
  /// `notOffered` when that, or the sender, needs SMTPUTF8 and the server does not offer it (RFC 6531, 3.1), and
  /// `tooLarge` when the server has said that it takes no message of that size and would refuse it for good
  /// (RFC 1870, 4); nothing is said then, and the session can go on.
  mutating func mail(
    from sender: ReversePath, size: Int? = nil, isEightBit: Bool = false,
    isInternationalized: Bool = false, within timeout: Duration
  ) throws(SMTPError) -> Stage {
    acceptedRecipients = []
    let needsUnicode = isInternationalized || sender.isInternationalized
    return try perform(.mail, within: timeout) { (session, deadline) throws(Failure) in
      let offered = session.capabilities ?? Capabilities.none
      var line = "MAIL FROM:\(sender)"
      if let size, offered.size {
        if let limit = offered.sizeLimit, size > limit {
          throw Failure(awaited: "SIZE", cause: .tooLarge(bytes: size, limit: limit))
        }
        line += " SIZE=\(size)"
      }
      if isEightBit, offered.eightBit { line += " BODY=8BITMIME" }
      if needsUnicode {
        try session.requireUnicode()
        line += " SMTPUTF8"
      }
      return try session.ask(line, awaiting: "the reply to MAIL FROM", until: deadline)
    }
  }

  /// Says whom the mail is for. Throws `notOffered` as `mail(from:)` does.
  mutating func rcpt(
    to recipient: Mailbox, within timeout: Duration
  ) throws(SMTPError) -> Stage {
    let stage = try perform(.rcpt, within: timeout) { (session, deadline) throws(Failure) in
      session.note(recipient: recipient)
      if recipient.isInternationalized { try session.requireUnicode() }
      return try session.ask(
        "RCPT TO:<\(recipient)>", awaiting: "the reply to RCPT TO", until: deadline)
    }
    if stage.ok { acceptedRecipients.append(recipient) }
    return stage
  }

  private func requireUnicode() throws(Failure) {
    guard capabilities?.internationalized == true else {
      throw Failure(awaited: "SMTPUTF8", cause: .notOffered("SMTPUTF8"))
    }
  }

  /// Hands over `message` to the recipients that were accepted, of whom there has to be one.
  ///
  /// `timeout` is for the go-ahead, and again for all that follows. There is one stage, but in LMTP one for
  /// each recipient when the message was sent (RFC 2033, 4.2).
  mutating func data(
    _ message: [UInt8], within timeout: Duration
  ) throws(SMTPError) -> [Stage] {
    precondition(!acceptedRecipients.isEmpty, "somebody has to be there for whom the message is")
    let repliesTo = dialect == .lmtp ? acceptedRecipients : []
    acceptedRecipients = []
    var end: ContinuousClock.Instant?
    let first = try perform(.data, within: timeout) { (session, deadline) throws(Failure) in
      let awaited = "the reply to DATA"
      let goAhead = try session.ask("DATA", awaiting: awaited, until: deadline)
      guard goAhead.category == .intermediate else {
        if goAhead.isCompleted { throw goAhead.misplaced(awaiting: awaited) }
        return goAhead
      }
      let bodyDeadline = ContinuousClock.now + timeout
      end = bodyDeadline
      if let recipient = repliesTo.first { session.note(recipient: recipient) }
      do throws(Failure) {
        return try session.say(
          MessageText.transparent(message), showing: "[message of \(message.count) bytes]",
          awaiting: Self.awaitedAfterMessage, until: bodyDeadline)
      } catch {
        session.isMessageInDoubt = session.isReplyOwed
        throw error
      }
    }
    var stages = [first]
    guard let end else { return stages }
    for recipient in repliesTo.dropFirst() {
      stages.append(try reply(for: recipient, until: end))
    }
    return stages
  }

  private static let awaitedAfterMessage = "the reply to the message"

  /// Waits once more for the reply to a message in doubt, after an interruption, and puts that in its place; nil when
  /// there is none.
  package mutating func replyToMessageInDoubt(within timeout: Duration) -> Stage? {
    guard isMessageInDoubt, isOpen, let interrupted = stages.last else { return nil }
    let start = ContinuousClock.now
    let reply: Reply
    do throws(Failure) {
      reply = try listen(awaiting: Self.awaitedAfterMessage, until: start + timeout)
    } catch {
      return nil
    }
    isMessageInDoubt = false
    let stage = Stage(
      .data, reply: reply, duration: interrupted.duration + start.duration(to: .now),
      recipient: interrupted.recipient, unasked: interrupted.unasked)
    replaceLastStage(by: stage)
    return stage
  }

  private mutating func reply(
    for recipient: Mailbox, until deadline: ContinuousClock.Instant
  ) throws(SMTPError) -> Stage {
    let timeout = ContinuousClock.now.duration(to: deadline)
    return try perform(.data, within: timeout) { (session, _) throws(Failure) in
      session.note(recipient: recipient)
      return try session.listen(awaiting: Self.awaitedAfterMessage, until: deadline)
    }
  }

  /// Gives up the mail that was begun (RFC 5321, 4.1.1.5). When only `quit` follows, a server that offers
  /// pipelining hears QUIT with it, as the last of a group (RFC 2920, 3.1).
  mutating func rset(
    beforeQuit isBeforeQuit: Bool = false, within timeout: Duration
  ) throws(SMTPError) -> Stage {
    acceptedRecipients = []
    let isGroup = isBeforeQuit && capabilities?.pipelining == true
    return try perform(.rset, within: timeout) { (session, deadline) throws(Failure) in
      let awaited = "the reply to RSET"
      guard isGroup else { return try session.ask("RSET", awaiting: awaited, until: deadline) }
      let reply = try session.say(
        Array("RSET\r\nQUIT\r\n".utf8), showing: ["RSET", "QUIT"], awaiting: awaited,
        until: deadline)
      session.hasSaidQuit = reply != nil
      if let reply { return reply }
      return try session.listen(awaiting: awaited, until: deadline)
    }
  }

  /// Says goodbye, waits for the reply (RFC 5321, 4.1.1.10), and closes the transport. What the server says first is the
  /// reply to what it was asked before, if it owes one.
  mutating func quit(within timeout: Duration) throws(SMTPError) -> Stage {
    let stage = try perform(.quit, within: timeout) { (session, deadline) throws(Failure) in
      let awaited = "the reply to QUIT"
      if session.hasSaidQuit { return try session.listen(awaiting: awaited, until: deadline) }
      if session.isReplyOwed { return try session.quitUnheard(awaiting: awaited, until: deadline) }
      return try session.ask("QUIT", awaiting: awaited, until: deadline)
    }
    close()
    return stage
  }

  private mutating func quitUnheard(
    awaiting awaited: String, until deadline: ContinuousClock.Instant
  ) throws(Failure) -> Reply {
    do throws(TransportError) {
      try send(unanswered: Array("QUIT\r\n".utf8), showing: "QUIT", until: deadline)
    } catch {
      throw Failure(awaited: awaited, cause: .transport(error))
    }
    let first = try listen(awaiting: awaited, until: deadline)
    // No other command has this code (RFC 5321, 4.2.2), so that the server has passed over what it was asked before.
    return first.code == 221 ? first : try listen(awaiting: awaited, until: deadline)
  }
}
