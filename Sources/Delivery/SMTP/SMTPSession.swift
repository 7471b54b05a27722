/// A conversation with a server that takes mail, one command after the other (RFC 5321; LMTP: RFC 2033).
///
/// Each method is a stage: it says a command and waits for the reply until its time is up, however slowly
/// the server talks. It returns what the server replied, a refusal as well, or throws when there was no
/// reply; then the session is over and its transport closed, but for an interruption, after which QUIT can
/// be said where the server would take it for that. What went how, failures too, is in `stages`. Commands are
/// not pipelined (RFC 2920), so that each reply and its duration belong to one of them, but for the QUIT that
/// follows a RSET, which decide nothing, and for one after an interruption.
struct SMTPSession {
  /// Which protocol is spoken.
  enum Dialect: String, CaseIterable, Sendable {
    /// EHLO, or HELO where that is not known (RFC 5321, 3.2).
    case esmtp = "ESMTP"
    /// HELO only.
    case smtp = "SMTP"
    /// LHLO, and a reply for each recipient (RFC 2033).
    case lmtp = "LMTP"
  }

  /// Which protocol is spoken.
  let dialect: Dialect
  /// What the server offers; nil until it was greeted, and again after STARTTLS and XCLIENT.
  var capabilities: Capabilities?
  /// How every stage went, in their order.
  private(set) var stages: [Stage] = []
  /// What was said.
  private(set) var transcript: Transcript
  /// Whom the server has accepted since the last MAIL FROM and before the end of the message.
  var acceptedRecipients: [Mailbox] = []
  /// Whether something can still be said: nothing has ended the session.
  private(set) var isOpen = true
  /// Whether QUIT was said and its reply not read.
  var hasSaidQuit = false
  /// Whether a message was handed over whole and its reply not read, so that it may have been taken.
  var isMessageInDoubt = false
  /// Whether a reply is still to come to what was said last, or the banner.
  private(set) var isReplyOwed = true
  /// Whether what was said last did not get through whole, so that the next words would be a part of it.
  private var isCutOff = false

  private var transport: any Transport
  private var reader = ReplyReader()
  /// What the stage under way is about and has seen.
  private var remarks = Remarks()

  private struct Remarks {
    var recipient: Mailbox?
    var unasked: String?
    var refusedGreeting: Reply?
  }

  /// A session over `transport`, which is connected; the times of the transcript count from `start`.
  init(
    over transport: any Transport, speaking dialect: Dialect,
    since start: ContinuousClock.Instant = .now
  ) {
    self.transport = transport
    self.dialect = dialect
    transcript = Transcript(since: start)
  }

  /// Adds a stage that was not the session's, such as the connection itself.
  mutating func record(_ stage: Stage) { stages.append(stage) }

  /// Goes on over `transport`, after STARTTLS inside of what there was before. All that was learnt is
  /// forgotten, and the server has to be greeted again (RFC 3207, 4.2).
  mutating func proceed(over transport: any Transport) {
    self.transport = transport
    reader.forget()
    forget()
  }

  /// Forgets what belongs to the greeting before.
  mutating func forget() {
    capabilities = nil
    acceptedRecipients = []
  }
}

extension SMTPSession {
  /// Why a stage has no reply.
  struct Failure: Error {
    let awaited: String
    let cause: SMTPError.Cause
  }

  /// Does `body` as the stage `name`, all of it within `timeout`, and notes how it went.
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
        unasked: remarks.unasked, refusedGreeting: remarks.refusedGreeting)
    }
    switch outcome {
    case .success(let reply):
      let done = stage(reply, nil)
      stages.append(done)
      return done
    case .failure(let failure):
      stages.append(stage(nil, failure.cause))
      if failure.cause.endsSession || wouldMisunderstand(name) { close() }
      throw SMTPError(stage: name, awaited: failure.awaited, cause: failure.cause)
    }
  }

  /// Whether the server would take a command for something else after the stage `name` was interrupted: for the rest of
  /// what was cut off, an answer to a challenge, or a line of a message.
  private func wouldMisunderstand(_ name: Stage.Name) -> Bool {
    isCutOff || isReplyOwed && (name == .auth || name == .data && !isMessageInDoubt)
  }

  /// Puts `stage` in the place of the last one.
  mutating func replaceLastStage(by stage: Stage) { stages[stages.count - 1] = stage }

  /// Notes whom the stage under way is about.
  mutating func note(recipient: Mailbox) { remarks.recipient = recipient }

  /// Notes what EHLO was refused with before the server is greeted with HELO.
  mutating func note(refusedGreeting reply: Reply) { remarks.refusedGreeting = reply }

  /// Says `line`, which is shown as `shown`, and waits for the reply.
  mutating func ask(
    _ line: String, showing shown: String? = nil, awaiting awaited: String,
    until deadline: ContinuousClock.Instant
  ) throws(Failure) -> Reply {
    try say(Array((line + "\r\n").utf8), showing: shown ?? line, awaiting: awaited, until: deadline)
  }

  /// Sends `bytes`, which are shown as `shown`, and waits for the reply.
  mutating func say(
    _ bytes: [UInt8], showing shown: String, awaiting awaited: String,
    until deadline: ContinuousClock.Instant
  ) throws(Failure) -> Reply {
    let reply = try say(bytes, showing: [shown], awaiting: awaited, until: deadline)
    if let reply { return reply }
    return try listen(awaiting: awaited, until: deadline)
  }

  /// Sends `bytes`, lines that are shown as `shown`, and waits for the reply to the first. When that is nil,
  /// nothing was sent, and what the server said before is to be read as the reply.
  mutating func say(
    _ bytes: [UInt8], showing shown: [String], awaiting awaited: String,
    until deadline: ContinuousClock.Instant
  ) throws(Failure) -> Reply? {
    do throws(SMTPError.Cause) {
      if try noticeUnasked() { return nil }
      for line in shown { transcript.record(.client, VisibleText.text(line.utf8)) }
      if let lastWords = try send(bytes, until: deadline) { return lastWords }
      return try readReply(until: deadline)
    } catch {
      throw Failure(awaited: awaited, cause: error)
    }
  }

  /// Waits for a reply to what was said before.
  mutating func listen(
    awaiting awaited: String, until deadline: ContinuousClock.Instant
  ) throws(Failure) -> Reply {
    do throws(SMTPError.Cause) { return try readReply(until: deadline) } catch {
      throw Failure(awaited: awaited, cause: error)
    }
  }

  private mutating func readReply(
    until deadline: ContinuousClock.Instant
  ) throws(SMTPError.Cause) -> Reply {
    let reply = try reader.read(from: transport, until: deadline, recordingIn: &transcript)
    isReplyOwed = false
    return reply
  }

  /// Sends `bytes`, to which nothing is replied, and shows them as `shown`.
  mutating func send(
    unanswered bytes: [UInt8], showing shown: String, until deadline: ContinuousClock.Instant
  ) throws(TransportError) {
    transcript.record(.client, shown)
    try transport.send(bytes, until: deadline)
  }

  /// Fails when the server has said anything that it was not asked for.
  mutating func refuseUnasked(besides awaited: String) throws(Failure) {
    do throws(SMTPError.Cause) {
      let bytes = try reader.takeUnasked(from: transport)
      if !bytes.isEmpty { remark(unasked: bytes) }
    } catch {
      // That the connection is over is for the next step to find, as it does when that is seen a moment later.
      guard error.isEndOfConnection else { throw Failure(awaited: awaited, cause: error) }
    }
    if let unasked = remarks.unasked {
      throw Failure(awaited: awaited, cause: .unasked(unasked))
    }
  }

  /// Hides what `mask` hides in all that the server says from now on.
  mutating func hide(_ mask: SecretMask) { reader.mask.add(mask) }

  /// Ends the session and its transport.
  mutating func close() {
    isOpen = false
    transport.close()
  }

  /// Sends `bytes`. A server that closes the connection may have said why; then that is the reply.
  private mutating func send(
    _ bytes: [UInt8], until deadline: ContinuousClock.Instant
  ) throws(SMTPError.Cause) -> Reply? {
    do throws(TransportError) {
      isCutOff = true
      try transport.send(bytes, until: deadline)
      (isCutOff, isReplyOwed) = (false, true)
      return nil
    } catch {
      if error != .timeout, error != .interrupted, let lastWords = lastWords() { return lastWords }
      throw .transport(error)
    }
  }

  private mutating func lastWords() -> Reply? {
    do throws(SMTPError.Cause) {
      return try readReply(until: .now)
    } catch {
      return nil
    }
  }

  /// Takes away what came before it was asked for, so that it is not taken for the reply to what is said
  /// next. Whether that is 421, which a server that shuts down may say at any time and which is the reply to
  /// whatever comes next (RFC 5321, 3.8).
  private mutating func noticeUnasked() throws(SMTPError.Cause) -> Bool {
    let bytes = try reader.takeUnasked(from: transport)
    if bytes.isEmpty { return false }
    if bytes.starts(with: "421".utf8) {
      reader.putBack(bytes)
      return true
    }
    remark(unasked: bytes)
    return false
  }

  private mutating func remark(unasked bytes: [UInt8]) {
    let excerpt = reader.excerpt(bytes)
    remarks.unasked = excerpt
    transcript.record(.server, "[unasked] " + excerpt)
  }
}

extension SMTPError.Cause {
  /// Whether the session is over: nothing that comes afterwards could be trusted to be a reply to what was said.
  fileprivate var endsSession: Bool {
    switch self {
    case .transport(.interrupted), .notOffered, .tooLarge: false
    default: true
    }
  }

  /// Whether the other side, or the network, has ended the connection, of which there is nothing to say but that.
  var isEndOfConnection: Bool {
    switch self {
    case .transport(.closed), .transport(.failed): true
    default: false
    }
  }
}
