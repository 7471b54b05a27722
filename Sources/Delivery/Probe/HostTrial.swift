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
  func patience(_ timer: Keyword) -> Duration {
    let configured = Duration.seconds(max(1, target.session.number(timer) ?? 0))
    return plan.timeLimit.map { min($0, configured) } ?? configured
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
        result: name == .banner ? .unreachable : .temporary, reason: error.description,
        isWithoutSession: name == .banner && error.cause != .transport(.interrupted))
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
    let isInterrupted = last.failure == .transport(.interrupted)
    connection?.interruption = nil
    let patience =
      isInterrupted ? min(.seconds(1), patience(.rsetTimeout)) : patience(.rsetTimeout)
    do throws(SMTPError) {
      if last.failure == nil, [.mail, .rcpt].contains(last.name), last.reply?.code != 421 {
        watch(.rset)
        _ = try session.rset(beforeQuit: true, within: patience)
      }
      watch(.quit)
      _ = try session.quit(within: patience)
    } catch {
      // What was learnt before is the answer; the failure is in the stages.
    }
    conversation = session
  }

  func stop(after stage: ProbePlan.Stop) throws(Ending) {
    if plan.stopAfter == stage { throw Ending(result: .accepted, reason: whatWasDone) }
  }
}

extension Stage {
  /// `550 5.1.1 no such user`
  var words: String { reply.map { "\($0.code) \($0.text)" } ?? "" }
}
