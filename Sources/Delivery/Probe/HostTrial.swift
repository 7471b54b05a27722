internal import EcelerityConf

/// An attempt to deliver to one next hop, from the connection to QUIT. docs/probe.md, Stages, has the stages and timers.
struct HostTrial {
  let target: ProbeTarget
  let destination: Destination
  let plan: ProbePlan
  let encryption: EncryptionLibrary
  /// Hides the passwords of all targets of the run, as a server may know them from the session of another recipient.
  let secrets: SecretMask
  let interruption: Interruption?
  /// Called before each stage.
  let report: (Stage.Name) -> Void

  var connection: Connection?
  var conversation: SMTPSession?
  var stages: [Stage] = []
  private var transcript: [Transcript.Entry] = []
  var tls: TLSReport?
  var endpoint: Endpoint?
  /// What is configured and was not done, in words, as HELO has no extension for it or a value is missing.
  var skipped: [String] = []
  /// Why the session goes on in clear text, after a failure of TLS on the same connection; nil when it does not.
  var failureOfTLS: String?
  let start = ContinuousClock.now

  /// The end of an attempt, and why.
  struct Ending: Error {
    let result: Attempt.Result
    let reason: String
    var isWithoutSession = false
    /// Whether the next hop is in `prohibited_hosts`.
    var isProhibited = false
    /// Whether the mail server may try again without TLS.
    var allowsClearText = false

    /// The ending of a session in clear text that followed `failure` of TLS.
    func inClearText(after failure: String) -> Ending {
      Ending(
        result: result, reason: "\(failure); then in clear text: \(reason)",
        isWithoutSession: isWithoutSession)
    }
  }

  init(
    _ destination: Destination, of target: ProbeTarget, _ plan: ProbePlan,
    _ encryption: EncryptionLibrary, hiding secrets: SecretMask, _ interruption: Interruption?,
    report: @escaping (Stage.Name) -> Void
  ) {
    self.destination = destination
    self.target = target
    self.plan = plan
    self.encryption = encryption
    self.secrets = secrets
    self.interruption = interruption
    self.report = report
  }

  /// Runs the attempt, and a second one in clear text if the first allows that.
  mutating func run() -> Attempt {
    var ending = runSession(usesTLS: destination.policy.requirement != .no)
    if ending.allowsClearText {
      // Page: content/momentum/4/config/tls-ifavailable-fallback.md.
      ending = runSession(usesTLS: false).inClearText(after: ending.reason)
    }
    return Attempt(
      destination: destination, endpoint: endpoint, stages: stages, tls: tls,
      result: ending.result, reason: ending.reason, transcript: transcript,
      isWithoutSession: ending.isWithoutSession, isProhibited: ending.isProhibited)
  }

  /// Runs one session, from connect to QUIT.
  private mutating func runSession(usesTLS: Bool) -> Ending {
    let ending: Ending
    do throws(Ending) {
      try open()
      try greet(usesTLS: usesTLS)
      try deliver()
      ending = Ending(result: .accepted, reason: successReason)
    } catch {
      ending = error
    }
    endSession()
    keepResults()
    return failureOfTLS.map(ending.inClearText) ?? ending
  }

  var successReason: String { ([successWords] + skipped).joined(separator: "; ") }

  private var successWords: String {
    if plan.sendsMessage { return "the message was accepted" }
    if plan.stopAfter == .rcpt { return "the recipient was accepted; no message was sent" }
    let words = "every stage up to \(plan.stopAfter.rawValue) succeeded"
    let isPlain = plan.stopAfter == .tls && tls == nil && skipped.isEmpty
    return isPlain ? words + "; nothing is encrypted" : words
  }

  private mutating func keepResults() {
    if let conversation {
      stages += conversation.stages
      transcript += conversation.transcript.entries
    }
    conversation = nil
    connection?.close()
    connection = nil
  }

  // MARK: Stages

  /// The timeout of a stage: its timer, or the plan's time limit if that is shorter.
  func timeout(_ timer: Keyword) -> Duration {
    let timeout = target.duration(of: timer)
    return plan.timeLimit.map { min($0, timeout) } ?? timeout
  }

  /// Whether the plan's time limit is shorter than `timer`.
  func isTimeoutShortened(_ timer: Keyword) -> Bool {
    plan.shortens(timer, of: target)
  }

  /// Whether the interruption was raised.
  var isInterrupted: Bool { interruption?.isRaised == true }

  /// The timeout of the last stages: after an interruption a second at most.
  func closingTimeout(_ timer: Keyword) -> Duration {
    isInterrupted ? min(.seconds(1), timeout(timer)) : timeout(timer)
  }

  /// Runs a stage of the session.
  mutating func perform<Result>(
    _ name: Stage.Name, _ stage: (inout SMTPSession, HostTrial) throws(SMTPError) -> Result
  ) throws(Ending) -> Result {
    guard var session = conversation else { preconditionFailure("there is no session yet") }
    report(name)
    // Moved out, so that mutations do not copy it.
    conversation = nil
    defer { conversation = session }
    do throws(SMTPError) { return try stage(&session, self) } catch {
      throw Ending(
        result: Self.result(of: error), reason: error.description,
        isWithoutSession: name == .banner && error.cause != .transport(.interrupted))
    }
  }

  /// A missing extension (RFC 6531, 3.5) and a size limit (RFC 1870, 4) are permanent failures.
  private static func result(of error: SMTPError) -> Attempt.Result {
    switch error.cause {
    case .notOffered, .tooLarge: .refused
    default: error.stage == .banner ? .unreachable : .temporary
    }
  }

  /// Ends the attempt if the reply is negative.
  func requireSuccess(_ stage: Stage?, isWithoutSession: Bool = false) throws(Ending) {
    guard let stage, let reply = stage.reply, !reply.isCompleted else { return }
    throw Ending(
      result: reply.category == .permanent ? .refused : .temporary,
      reason: Self.refusal(of: stage), isWithoutSession: isWithoutSession)
  }

  /// The reason of an attempt that ends with a negative reply.
  static func refusal(of stage: Stage) -> String {
    "\(stage.name.rawValue) was refused: \(stage.words)"
  }

  /// Sends QUIT if the session is open. RSET comes first if a mail transaction was begun, unless the server is closing
  /// the session.
  mutating func endSession() {
    guard var session = conversation, session.isOpen, let last = session.stages.last,
      last.name != .connect
    else { return }
    conversation = nil
    // The result is known; failures are recorded as stages.
    if last.failure == nil, [.mail, .rcpt].contains(last.name), !last.endsSession {
      report(.rset)
      _ = try? session.rset(beforeQuit: true, within: farewellTimeout())
    }
    if session.isOpen {
      report(.quit)
      _ = try? session.quit(within: farewellTimeout())
    }
    conversation = session
  }

  /// The timeout of RSET or QUIT. An interruption that was raised before does not end the wait, one that comes does.
  private func farewellTimeout() -> Duration {
    if isInterrupted { connection?.interruption = nil }
    return closingTimeout(.rsetTimeout)
  }

  func stop(after stage: ProbePlan.Stop) throws(Ending) {
    if plan.stopAfter == stage { throw Ending(result: .accepted, reason: successReason) }
  }
}
