/// The client side of an SMTP or LMTP session, one command at a time (RFC 5321; RFC 2033).
///
/// Each method is a stage: it sends a command and waits for the whole reply until its timeout, however slowly the
/// server sends it. It returns the reply, refusals included, or throws when there is none. Then the session is over and
/// its transport closed, except after an interruption, when QUIT can be sent if the protocol allows it there.
/// `stages` has all results, failures included. Commands are not pipelined (RFC 2920), so that each reply and its
/// duration belong to one command. The exceptions are a QUIT with RSET, whose replies decide nothing, and a QUIT after
/// an interruption.
struct SMTPSession {
  /// The protocol of a session.
  enum Dialect: String, CaseIterable, Sendable {
    /// EHLO, or HELO where EHLO is refused (RFC 5321, 3.2).
    case esmtp = "ESMTP"
    /// HELO.
    case smtp = "SMTP"
    /// LHLO, and a reply for each recipient after the message (RFC 2033).
    case lmtp = "LMTP"
  }

  /// The protocol.
  let dialect: Dialect
  /// The capabilities of the server; nil before EHLO, and again after STARTTLS and XCLIENT.
  var capabilities: Capabilities?
  /// The results of all stages, in their order.
  private(set) var stages: [Stage] = []
  /// The transcript.
  private(set) var transcript: Transcript
  /// The recipients that were accepted in the current mail transaction.
  var acceptedRecipients: [Mailbox] = []
  /// Whether commands can still be sent.
  private(set) var isOpen = true
  /// Whether QUIT was sent and its reply not read.
  var hasSentQuit = false
  /// Whether a whole message was sent and its reply not read, so that it may have been accepted.
  var isMessageInDoubt = false
  /// Whether the banner or the reply to the last command is outstanding.
  private(set) var isReplyOutstanding = true
  /// Whether the last command was sent in part, so that the next bytes would continue it.
  private var isCommandIncomplete = false

  private var transport: any Transport
  private var reader = ReplyReader()
  /// Remarks on the current stage.
  private var remarks = Remarks()

  private struct Remarks {
    var recipient: Mailbox?
    var unsolicited: String?
    var refusedGreeting: Reply?
    var unfinishedReply: String?
  }

  /// A session over `transport`, which is connected. Times in the transcript are relative to `start`.
  init(
    over transport: any Transport, speaking dialect: Dialect,
    since start: ContinuousClock.Instant = .now
  ) {
    self.transport = transport
    self.dialect = dialect
    transcript = Transcript(since: start)
  }

  /// Adds a stage outside of the session, such as the TLS handshake.
  mutating func record(_ stage: Stage) { stages.append(stage) }

  /// Removes the last `count` stages, and returns the time that they took.
  mutating func retract(_ count: Int) -> Duration {
    let retracted = stages.suffix(count)
    stages.removeLast(retracted.count)
    return retracted.reduce(.zero) { $0 + $1.duration }
  }

  /// Continues over `transport` after STARTTLS. Knowledge from before is discarded, and EHLO has to be sent again
  /// (RFC 3207, 4.2).
  mutating func proceed(over transport: any Transport) {
    self.transport = transport
    reader.discard()
    discardState()
  }

  /// Discards the capabilities and the transaction.
  mutating func discardState() {
    capabilities = nil
    acceptedRecipients = []
  }
}

extension SMTPSession {
  /// Why a stage has no reply.
  struct Failure: Error {
    let awaited: String
    let cause: SMTPError.Cause
    /// The reply, if it is there and something else failed.
    var reply: Reply?
  }

  /// Runs `body` as the stage `name` within `timeout`, and records the result.
  mutating func perform(
    _ name: Stage.Name, within timeout: Duration,
    _ body: (inout SMTPSession, ContinuousClock.Instant) throws(Failure) -> Reply
  ) throws(SMTPError) -> Stage {
    let start = ContinuousClock.now
    remarks = Remarks()
    let outcome: Result<Reply, Failure>
    do throws(Failure) { outcome = .success(try body(&self, start + timeout)) } catch {
      outcome = .failure(error)
    }
    let duration = start.duration(to: .now)
    func stage(_ reply: Reply?, _ failure: SMTPError.Cause?) -> Stage {
      Stage(
        name, reply: reply, failure: failure, duration: duration, recipient: remarks.recipient,
        unsolicited: remarks.unsolicited, refusedGreeting: remarks.refusedGreeting,
        unfinishedReply: remarks.unfinishedReply)
    }
    switch outcome {
    case .success(let reply):
      let done = stage(reply, nil)
      stages.append(done)
      return done
    case .failure(let failure):
      stages.append(stage(failure.reply, failure.cause))
      if failure.cause.endsSession || failure.reply != nil || forbidsQUIT(after: name) { close() }
      throw SMTPError(stage: name, awaited: failure.awaited, cause: failure.cause)
    }
  }

  /// Whether the protocol allows no QUIT after the stage `name` was interrupted.
  private func forbidsQUIT(after name: Stage.Name) -> Bool {
    if isCommandIncomplete { return true }
    guard isReplyOutstanding else { return false }
    return switch name {
    // RFC 5321, 3.1: no command comes before the banner. RFC 3207, 4: the server may have begun TLS.
    case .banner, .startTLS: true
    // The server would take the line as a response to a challenge, or as one of a message.
    case .auth: true
    case .data: !isMessageInDoubt
    default: false
    }
  }

  /// Replaces the last stage by `stage`.
  mutating func replaceLastStage(by stage: Stage) { stages[stages.count - 1] = stage }

  /// Records the recipient of the current stage.
  mutating func note(recipient: Mailbox) { remarks.recipient = recipient }

  /// Records the refusal of EHLO before HELO is sent.
  mutating func note(refusedGreeting reply: Reply) { remarks.refusedGreeting = reply }

  /// Sends the command `line`, shown as `shown` in the transcript, and waits for the reply.
  mutating func command(
    _ line: String, showing shown: String? = nil, awaiting awaited: String,
    until deadline: ContinuousClock.Instant
  ) throws(Failure) -> Reply {
    try exchange(
      Array((line + "\r\n").utf8), showing: shown ?? line, awaiting: awaited, until: deadline)
  }

  /// Sends `bytes`, shown as `shown` in the transcript, and waits for the reply.
  mutating func exchange(
    _ bytes: [UInt8], showing shown: String, awaiting awaited: String,
    until deadline: ContinuousClock.Instant
  ) throws(Failure) -> Reply {
    let reply = try exchange(bytes, showing: [shown], awaiting: awaited, until: deadline)
    if let reply { return reply }
    return try awaitReply(awaiting: awaited, until: deadline)
  }

  /// Sends `bytes`, lines that are shown as `shown` in the transcript, and waits for the reply to the first. Returns
  /// nil when nothing was sent, and the reply is what the server sent before.
  mutating func exchange(
    _ bytes: [UInt8], showing shown: [String], awaiting awaited: String,
    until deadline: ContinuousClock.Instant
  ) throws(Failure) -> Reply? {
    do throws(SMTPError.Cause) {
      if try noteUnsolicited() { return nil }
      for line in shown { transcript.record(.client, VisibleText.text(line.utf8)) }
      if let finalReply = try send(bytes, until: deadline) { return finalReply }
    } catch {
      throw Failure(awaited: awaited, cause: error)
    }
    return try awaitReply(awaiting: awaited, until: deadline)
  }

  /// Waits for the reply to a command that was sent before.
  mutating func awaitReply(
    awaiting awaited: String, until deadline: ContinuousClock.Instant
  ) throws(Failure) -> Reply {
    do throws(SMTPError.Cause) { return try readReply(until: deadline) } catch {
      guard case .transport = error, let begun = reader.unfinishedReply else {
        throw Failure(awaited: awaited, cause: error)
      }
      remarks.unfinishedReply = begun
      throw Failure(awaited: "the rest of \(awaited)", cause: error)
    }
  }

  /// The lines of the last reply as they came, which may have secrets.
  var lastLines: [ReplyLine] { reader.lastLines }

  private mutating func readReply(
    until deadline: ContinuousClock.Instant
  ) throws(SMTPError.Cause) -> Reply {
    let reply = try reader.read(from: transport, until: deadline, recordingIn: &transcript)
    isReplyOutstanding = false
    return reply
  }

  /// Sends `bytes`, to which there is no reply, shown as `shown` in the transcript.
  mutating func send(
    unanswered bytes: [UInt8], showing shown: String, until deadline: ContinuousClock.Instant
  ) throws(TransportError) {
    transcript.record(.client, shown)
    try transport.send(bytes, until: deadline)
  }

  /// Throws `injected` when the server has sent anything after `reply`, or before it was asked for that.
  mutating func refuseInjected(after reply: Reply, besides awaited: String) throws(Failure) {
    var injected = remarks.unsolicited
    do throws(SMTPError.Cause) {
      let bytes = try reader.takeUnsolicited(from: transport)
      if !bytes.isEmpty { injected = show(unsolicited: bytes) }
    } catch {
      // The next step finds the end of the connection, as it would if that came a moment later.
      guard error.isEndOfConnection else {
        throw Failure(awaited: awaited, cause: error, reply: reply)
      }
    }
    if let injected {
      throw Failure(awaited: awaited, cause: .injected(injected), reply: reply)
    }
  }

  /// Hides what `mask` hides in all later replies. It makes no difference to capabilities.
  mutating func hide(_ mask: SecretMask) { reader.mask.add(mask) }

  /// Ends the session and closes its transport.
  mutating func close() {
    isOpen = false
    transport.close()
  }

  /// Sends `bytes`. A server that closes the connection may have sent a reply before that, which is returned.
  private mutating func send(
    _ bytes: [UInt8], until deadline: ContinuousClock.Instant
  ) throws(SMTPError.Cause) -> Reply? {
    do throws(TransportError) {
      isCommandIncomplete = true
      try transport.send(bytes, until: deadline)
      (isCommandIncomplete, isReplyOutstanding) = (false, true)
      return nil
    } catch {
      if error != .timeout, error != .interrupted, let finalReply = finalReply() {
        return finalReply
      }
      throw .transport(error)
    }
  }

  private mutating func finalReply() -> Reply? {
    do throws(SMTPError.Cause) {
      return try readReply(until: .now)
    } catch {
      return nil
    }
  }

  /// Consumes unsolicited data, so that it is not mistaken for the reply to the next command. Returns whether it is
  /// 421, which a server that shuts down may send at any time, and which counts as the reply to the next command (RFC
  /// 5321, 3.8).
  private mutating func noteUnsolicited() throws(SMTPError.Cause) -> Bool {
    let bytes = try reader.takeUnsolicited(from: transport)
    if bytes.isEmpty { return false }
    if bytes.starts(with: "421".utf8) {
      reader.putBack(bytes)
      return true
    }
    remarks.unsolicited = show(unsolicited: bytes)
    return false
  }

  /// Adds unsolicited data to the transcript, and returns it as it is shown.
  private mutating func show(unsolicited bytes: [UInt8]) -> String {
    let excerpt = reader.excerpt(unsolicited: bytes)
    transcript.record(.server, "[unasked] " + excerpt)
    return excerpt
  }
}

extension SMTPError.Cause {
  /// Whether the session is over, as later data could not be matched to commands.
  fileprivate var endsSession: Bool {
    switch self {
    case .transport(.interrupted), .notOffered, .tooLarge: false
    default: true
    }
  }

  /// Whether the peer or the network ended the connection.
  var isEndOfConnection: Bool {
    switch self {
    case .transport(.closed), .transport(.failed): true
    default: false
    }
  }
}
