internal import EcelerityConf

/// How the session is encrypted.
extension HostTrial {
  /// RFC 3207, and content/momentum/4/config/ref-tls.md.
  mutating func encrypt() throws(Ending) {
    let isRequired = destination.policy.requirement == .required
    guard conversation?.capabilities?.startTLS == true else {
      if !isRequired { return }
      throw Ending(
        result: .tlsFailed, reason: "STARTTLS is required but not offered, answered with 451 4.7.6")
    }
    let client: TLSClient
    switch encryption.client {
    case .success(let known): client = known
    case .failure(let problem):
      let failure = SMTPError.Cause.transport(.encryption(problem.description))
      conversation?.record(Stage(.tls, failure: failure, duration: .zero))
      // The server has a library and would encrypt, so that what followed in the clear would be no session of its.
      throw Ending(result: .tlsFailed, reason: problem.description)
    }
    let stage = try askForTLS()
    guard stage.ok else {
      return try goOn(
        without: "STARTTLS was refused: \(stage.words)", hasEnded: stage.endsSession)
    }
    guard try shakeHands(client) else { return }
    try sayHelloInside()
  }

  /// Without a policy that is known, nobody can say how the server would encrypt, or whether it would come here.
  func requireKnownPolicy() throws(Ending) {
    guard destination.policyLookups.contains(.mtaSTS) else { return }
    let step = target.explanation.questionOfUnknownPolicy
    let words = step.map { ["\($0.question): \($0.answer)"] + $0.remarks } ?? []
    throw Ending(
      result: .tlsFailed,
      reason: (words + [
        "nothing is sent, as the server may know the policy and send it otherwise, or not at all"
      ])
      .joined(separator: "; "))
  }

  /// STARTTLS without an answer, or with none of SMTP, is encryption that fails (docs/routing.md, 3.2).
  private mutating func askForTLS() throws(Ending) -> Stage {
    do throws(Ending) {
      return try take(.startTLS) { (session, trial) throws(SMTPError) in
        try session.startTLS(within: trial.timeout(.ehloTimeout))
      }
    } catch {
      switch conversation?.stages.last?.failure {
      case .transport(.interrupted): throw error
      case .transport(.timeout) where isTimeoutShortened(.ehloTimeout):
        throw shortened(error.reason)
      // Somebody on the way has a hand in it (RFC 3207, 6), who would like clear text.
      case .unasked: throw Ending(result: .tlsFailed, reason: error.reason)
      default: throw ending(without: error.reason, hasEnded: true) ?? error
      }
    }
  }

  /// The end of a wait for encryption that the server would go on with: what it does after its own timer is not done
  /// before.
  private func shortened(_ reason: String) -> Ending {
    Ending(
      result: .tlsFailed,
      reason: "\(reason); --timeout ended it before \(Keyword.ehloTimeout) "
        + "(\(configured(.ehloTimeout)) s) did, so that nothing is tried in clear text")
  }

  /// Greets the server inside of the encryption. With TLS 1.3 it is only here that one shows who takes no such client as
  /// this: its refusal comes when hands have been shaken (RFC 8446, 4.4.2.4).
  private mutating func sayHelloInside() throws(Ending) {
    do throws(Ending) { try sayHello() } catch {
      guard case .transport(.encryption) = conversation?.stages.last?.failure else { throw error }
      throw Ending(result: .tlsFailed, reason: error.reason)
    }
  }

  /// Whether it is encrypted now; else it goes on in clear text.
  private mutating func shakeHands(_ client: TLSClient) throws(Ending) -> Bool {
    guard let connection else { return false }
    watch(.tls)
    let expectation = CertificateExpectation(target, destination, plan)
    let settings = expectation.settings
    let began = ContinuousClock.now
    let secured: TLSConnection
    do throws(TLSError) {
      secured = try client.connect(
        through: connection, settings, until: began + timeout(.ehloTimeout))
    } catch {
      try goOn(after: error, duration: began.duration(to: .now))
      return false
    }
    report = secured.report
    let duration = began.duration(to: .now)
    guard secured.report.isAcceptable else {
      throw refuse(secured, advice: expectation.advice, duration: duration)
    }
    conversation?.record(Stage(.tls, duration: duration))
    conversation?.proceed(over: secured)
    return true
  }

  /// Goes on in clear text after a handshake that failed, or ends.
  private mutating func goOn(after error: TLSError, duration: Duration) throws(Ending) {
    conversation?.record(Stage(.tls, failure: error.cause, duration: duration))
    conversation?.close()
    switch error {
    case .transport(.interrupted):
      throw Ending(result: .temporary, reason: "tls: \(TransportError.interrupted)")
    // A file that cannot be read is our mistake, no negotiation that failed: nothing that was to be checked
    // is sent unchecked for it (D-25).
    case .setting: throw Ending(result: .tlsFailed, reason: error.description)
    case .transport(.timeout) where isTimeoutShortened(.ehloTimeout):
      throw shortened(error.description)
    case .transport, .handshake: try goOn(without: error.description, hasEnded: true)
    }
  }

  /// The end of a session with a certificate that fails: a failed delivery, never a reason for clear text (D-25).
  private mutating func refuse(
    _ secured: TLSConnection, advice: String, duration: Duration
  ) -> Ending {
    let reason = secured.report.reason ?? "the certificate is not what was expected"
    conversation?.record(Stage(.tls, failure: .transport(.encryption(reason)), duration: duration))
    secured.close()
    conversation?.close()
    return Ending(result: .tlsFailed, reason: "\(reason)\(advice), answered with 451 4.7.5")
  }

  /// Goes on in clear text, or ends.
  private func goOn(without reason: String, hasEnded: Bool) throws(Ending) {
    if let ending = ending(without: reason, hasEnded: hasEnded) { throw ending }
  }

  /// How the session ends when encryption is not to be had; nil when it goes on in clear text.
  /// Page: content/momentum/4/config/tls-ifavailable-fallback.md.
  private func ending(without reason: String, hasEnded: Bool) -> Ending? {
    switch target.session.failure(under: destination.policy.requirement) {
    case .plaintext(let onNewConnection):
      if !onNewConnection, !hasEnded { return nil }
      return Ending(result: .tlsFailed, reason: reason, allowsClearText: true)
    case .delayed:
      return Ending(
        result: .tlsFailed, reason: "\(reason); the message is delayed, then TLS is tried again")
    case .refused, nil:
      return Ending(result: .tlsFailed, reason: "\(reason), answered with 451 4.7.5")
    }
  }
}

extension TLSError {
  /// The failure as a stage has it.
  fileprivate var cause: SMTPError.Cause {
    switch self {
    case .transport(let error): .transport(error)
    case .setting, .handshake: .transport(.encryption(description))
    }
  }
}
