/// Mail transactions (RFC 5321, 3.3), and the end of a session.
extension SMTPSession {
  /// Sends MAIL FROM, with the parameter SIZE (RFC 1870, 6) if the server offers it. There is no BODY parameter: without
  /// one, the body is in ASCII, whatever the header is (RFC 6531, 3.6).
  ///
  /// Set `isInternationalized` when a recipient or an address in the header is not ASCII. Throws `notOffered` when that
  /// or the sender needs SMTPUTF8 and the server does not offer it (RFC 6531, 3.1), and `tooLarge` when `size`, in
  /// octets, is above the server's limit (RFC 1870, 4). In both cases nothing is sent, and the session can go on.
  mutating func mail(
    from sender: ReversePath, size: Int? = nil, isInternationalized: Bool = false,
    within timeout: Duration
  ) throws(SMTPError) -> Stage {
    acceptedRecipients = []
    let needsSMTPUTF8 = isInternationalized || sender.isInternationalized
    return try perform(.mail, within: timeout) { (session, deadline) throws(Failure) in
      let offered = session.capabilities ?? Capabilities.none
      var line = "MAIL FROM:\(sender)"
      if let size, offered.size {
        if let limit = offered.sizeLimit, size > limit {
          throw Failure(awaited: "SIZE", cause: .tooLarge(bytes: size, limit: limit))
        }
        line += " SIZE=\(size)"
      }
      if needsSMTPUTF8 {
        try session.requireSMTPUTF8()
        line += " SMTPUTF8"
      }
      return try session.command(line, awaiting: "the reply to MAIL FROM", until: deadline)
    }
  }

  /// Sends RCPT TO. Throws `notOffered` like `mail(from:)`.
  mutating func rcpt(
    to recipient: Mailbox, within timeout: Duration
  ) throws(SMTPError) -> Stage {
    let stage = try perform(.rcpt, within: timeout) { (session, deadline) throws(Failure) in
      session.note(recipient: recipient)
      if recipient.isInternationalized { try session.requireSMTPUTF8() }
      return try session.command(
        "RCPT TO:<\(recipient)>", awaiting: "the reply to RCPT TO", until: deadline)
    }
    if stage.ok { acceptedRecipients.append(recipient) }
    return stage
  }

  private func requireSMTPUTF8() throws(Failure) {
    guard capabilities?.internationalized == true else {
      throw Failure(awaited: "SMTPUTF8", cause: .notOffered("SMTPUTF8"))
    }
  }

  /// Sends DATA and `message`. At least one recipient has to have been accepted.
  ///
  /// `timeout` applies to the 354 reply, and again to everything after it. There is one stage; in LMTP one for each
  /// recipient if the message was sent (RFC 2033, 4.2).
  mutating func data(
    _ message: [UInt8], within timeout: Duration
  ) throws(SMTPError) -> [Stage] {
    precondition(!acceptedRecipients.isEmpty, "a message needs a recipient")
    let repliesTo = dialect == .lmtp ? acceptedRecipients : []
    acceptedRecipients = []
    var end: ContinuousClock.Instant?
    let first = try perform(.data, within: timeout) { (session, deadline) throws(Failure) in
      let awaited = "the reply to DATA"
      let goAhead = try session.command("DATA", awaiting: awaited, until: deadline)
      guard goAhead.category == .intermediate else {
        if goAhead.isCompleted { throw goAhead.unexpected(awaiting: awaited) }
        return goAhead
      }
      let bodyDeadline = ContinuousClock.now + timeout
      end = bodyDeadline
      if let recipient = repliesTo.first { session.note(recipient: recipient) }
      do throws(Failure) {
        return try session.transmit(message, until: bodyDeadline)
      } catch {
        session.isMessageInDoubt = session.isReplyOutstanding
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

  /// Sends `message` after 354. A server that gives up before that, with 421, would take QUIT for a line of it.
  private mutating func transmit(
    _ message: [UInt8], until deadline: ContinuousClock.Instant
  ) throws(Failure) -> Reply {
    let awaited = Self.awaitedAfterMessage
    let reply = try exchange(
      MessageText.transparent(message), showing: ["[message of \(message.count) bytes]"],
      awaiting: awaited, until: deadline)
    if let reply { return reply }
    let farewell = try awaitReply(awaiting: awaited, until: deadline)
    close()
    return farewell
  }

  private static let awaitedAfterMessage = "the reply to the message"

  /// Waits once more for the reply to the message after an interruption, and replaces the interrupted stage; nil when
  /// there is no reply.
  package mutating func replyToMessageInDoubt(within timeout: Duration) -> Stage? {
    guard isMessageInDoubt, isOpen, let interrupted = stages.last else { return nil }
    let start = ContinuousClock.now
    let reply: Reply
    do throws(Failure) {
      reply = try awaitReply(awaiting: Self.awaitedAfterMessage, until: start + timeout)
    } catch {
      return nil
    }
    isMessageInDoubt = false
    let stage = Stage(
      .data, reply: reply, duration: interrupted.duration + start.duration(to: .now),
      recipient: interrupted.recipient, unsolicited: interrupted.unsolicited)
    replaceLastStage(by: stage)
    return stage
  }

  private mutating func reply(
    for recipient: Mailbox, until deadline: ContinuousClock.Instant
  ) throws(SMTPError) -> Stage {
    let timeout = ContinuousClock.now.duration(to: deadline)
    return try perform(.data, within: timeout) { (session, _) throws(Failure) in
      session.note(recipient: recipient)
      return try session.awaitReply(awaiting: Self.awaitedAfterMessage, until: deadline)
    }
  }

  /// Sends RSET, which aborts the mail transaction (RFC 5321, 4.1.1.5). If only `quit` follows and the server offers
  /// pipelining, QUIT is sent with it, as the last command of a group (RFC 2920, 3.1).
  mutating func rset(
    beforeQuit isBeforeQuit: Bool = false, within timeout: Duration
  ) throws(SMTPError) -> Stage {
    acceptedRecipients = []
    let isGroup = isBeforeQuit && capabilities?.pipelining == true
    return try perform(.rset, within: timeout) { (session, deadline) throws(Failure) in
      let awaited = "the reply to RSET"
      guard isGroup else { return try session.command("RSET", awaiting: awaited, until: deadline) }
      let reply: Reply?
      do throws(Failure) {
        reply = try session.exchange(
          Array("RSET\r\nQUIT\r\n".utf8), showing: ["RSET", "QUIT"], awaiting: awaited,
          until: deadline)
      } catch {
        session.hasSentQuit = session.isReplyOutstanding
        throw error
      }
      session.hasSentQuit = reply != nil
      if let reply { return reply }
      return try session.awaitReply(awaiting: awaited, until: deadline)
    }
  }

  /// Sends QUIT, waits for the reply (RFC 5321, 4.1.1.10), and closes the transport. If the reply to an earlier command
  /// is outstanding, that one comes first.
  mutating func quit(within timeout: Duration) throws(SMTPError) -> Stage {
    let stage = try perform(.quit, within: timeout) { (session, deadline) throws(Failure) in
      let awaited = "the reply to QUIT"
      if session.isReplyOutstanding {
        return try session.quitBeforeReply(awaiting: awaited, until: deadline)
      }
      if session.hasSentQuit { return try session.awaitReply(awaiting: awaited, until: deadline) }
      return try session.command("QUIT", awaiting: awaited, until: deadline)
    }
    close()
    return stage
  }

  private mutating func quitBeforeReply(
    awaiting awaited: String, until deadline: ContinuousClock.Instant
  ) throws(Failure) -> Reply {
    do throws(TransportError) {
      if !hasSentQuit {
        try send(unanswered: Array("QUIT\r\n".utf8), showing: "QUIT", until: deadline)
      }
    } catch {
      throw Failure(awaited: awaited, cause: .transport(error))
    }
    let first = try awaitReply(awaiting: awaited, until: deadline)
    // 221 is the reply to QUIT alone (RFC 5321, 4.2.2): the server did not reply to the earlier command.
    return first.code == 221 ? first : try awaitReply(awaiting: awaited, until: deadline)
  }
}
