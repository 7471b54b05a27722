internal import EcelerityConf

/// Tries one next hop from the connection to the end of the session, as a person would with telnet and
/// the configuration in hand. The stages and their timers are those of docs/routing.md, 3.2.
struct HostTrial {
  let target: ProbeTarget
  let destination: Destination
  let plan: ProbePlan
  let encryption: EncryptionLibrary
  let interruption: Interruption?
  /// Told of each stage before it begins.
  let watch: (Stage.Name) -> Void

  var connection: Connection?
  var conversation: SMTPSession?
  var stages: [Stage] = []
  private var transcript: [Transcript.Entry] = []
  var report: TLSReport?
  var endpoint: Endpoint?
  /// Whether there is a login that could not be used.
  var hasLeftOutLogin = false
  let start = ContinuousClock.now

  /// Why it ends here.
  struct Ending: Error {
    let result: Attempt.Result
    let reason: String
    var isWithoutSession = false
    /// Whether the server may try again without encryption.
    var allowsClearText = false
  }

  init(
    _ destination: Destination, of target: ProbeTarget, _ plan: ProbePlan,
    _ encryption: EncryptionLibrary, _ interruption: Interruption?,
    watch: @escaping (Stage.Name) -> Void
  ) {
    self.destination = destination
    self.target = target
    self.plan = plan
    self.encryption = encryption
    self.interruption = interruption
    self.watch = watch
  }

  /// Tries it, and says what came of that.
  mutating func run() -> Attempt {
    var ending = converse(usesTLS: destination.policy.requirement != .no)
    if ending.allowsClearText {
      // Page: content/momentum/4/config/tls-ifavailable-fallback.md.
      let failure = ending.reason
      ending = converse(usesTLS: false)
      ending = Ending(
        result: ending.result, reason: "\(failure); in clear text then: \(ending.reason)",
        isWithoutSession: ending.isWithoutSession)
    }
    return Attempt(
      destination: destination, endpoint: endpoint, stages: stages, tls: report,
      result: ending.result, reason: ending.reason, transcript: transcript,
      isWithoutSession: ending.isWithoutSession)
  }

  /// One connection from beginning to end.
  private mutating func converse(usesTLS: Bool) -> Ending {
    let ending: Ending
    do throws(Ending) {
      try open()
      try greet(usesTLS: usesTLS)
      try deliver()
      ending = Ending(result: .accepted, reason: whatWasDone)
    } catch {
      ending = error
    }
    sayGoodbye()
    keep()
    return ending
  }

  var whatWasDone: String {
    hasLeftOutLogin ? whatWentWell + "; no login was sent, as HELO has none" : whatWentWell
  }

  private var whatWentWell: String {
    if plan.sendsMessage { return "the message was taken" }
    if plan.stopAfter == .rcpt { return "the recipient was accepted; no message was sent" }
    let words = "all went well up to \(plan.stopAfter.rawValue), as asked"
    return plan.stopAfter == .tls && report == nil ? words + "; nothing is encrypted" : words
  }

  private mutating func keep() {
    if let conversation {
      stages += conversation.stages
      transcript += conversation.transcript.entries
    }
    conversation = nil
    connection?.close()
    connection = nil
  }

  // MARK: Stages

  /// How long a stage may take: its timer, unless the probe is to be less patient.
  func timeout(_ timer: Keyword) -> Duration {
    let timeout = Duration.seconds(configured(timer))
    return plan.timeLimit.map { min($0, timeout) } ?? timeout
  }

  /// How many seconds `timer` gives.
  func configured(_ timer: Keyword) -> Int { max(1, target.session.number(timer) ?? 0) }

  /// Whether the probe is less patient than the server with its `timer`.
  func isTimeoutShortened(_ timer: Keyword) -> Bool {
    plan.timeLimit.map { $0 < .seconds(configured(timer)) } ?? false
  }

  /// Whether somebody wished to stop.
  var isInterrupted: Bool { interruption?.isRaised == true }

  /// How long to wait for last words: once somebody wished to stop, a second at most.
  func farewell(_ timer: Keyword) -> Duration {
    isInterrupted ? min(.seconds(1), timeout(timer)) : timeout(timer)
  }

  /// Goes through a stage of the session.
  mutating func take<Result>(
    _ name: Stage.Name, _ stage: (inout SMTPSession, HostTrial) throws(SMTPError) -> Result
  ) throws(Ending) -> Result {
    guard var session = conversation else { preconditionFailure("there is no session yet") }
    watch(name)
    // Taken out, so that it is not copied while it learns.
    conversation = nil
    defer { conversation = session }
    do throws(SMTPError) { return try stage(&session, self) } catch {
      throw Ending(
        result: Self.result(of: error), reason: error.description,
        isWithoutSession: name == .banner && error.cause != .transport(.interrupted))
    }
  }

  /// A server that lacks what the address needs will lack it the next time as well (RFC 6531, 3.5), and it takes no
  /// larger messages then (RFC 1870, 4).
  private static func result(of error: SMTPError) -> Attempt.Result {
    switch error.cause {
    case .notOffered, .tooLarge: .refused
    default: error.stage == .banner ? .unreachable : .temporary
    }
  }

  /// Ends when the server said no.
  func require(_ stage: Stage?, isWithoutSession: Bool = false) throws(Ending) {
    guard let stage, let reply = stage.reply, !reply.isCompleted else { return }
    throw Ending(
      result: reply.category == .permanent ? .refused : .temporary,
      reason: "\(stage.name.rawValue) was refused: \(stage.words)",
      isWithoutSession: isWithoutSession)
  }

  /// QUIT, whatever happened before, as long as the session is open; before it RSET, when mail was begun and the
  /// server has not given up itself.
  mutating func sayGoodbye() {
    guard var session = conversation, session.isOpen, let last = session.stages.last,
      last.name != .connect
    else { return }
    conversation = nil
    connection?.interruption = nil
    let timeout = farewell(.rsetTimeout)
    do throws(SMTPError) {
      if last.failure == nil, [.mail, .rcpt].contains(last.name), !last.endsSession {
        watch(.rset)
        _ = try session.rset(beforeQuit: true, within: timeout)
      }
      watch(.quit)
      _ = try session.quit(within: timeout)
    } catch {
      // What was learnt before is the answer; the failure is in the stages.
    }
    conversation = session
  }

  func stop(after stage: ProbePlan.Stop) throws(Ending) {
    if plan.stopAfter == stage { throw Ending(result: .accepted, reason: whatWasDone) }
  }
}
