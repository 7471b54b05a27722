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
    let stage = try take(.startTLS) { (session, trial) throws(SMTPError) in
      try session.startTLS(within: trial.patience(.ehloTimeout))
    }
    guard stage.ok else { return try goOn(without: "STARTTLS was refused: \(stage.words)") }
    try shakeHands(client)
    try sayHello()
  }

  private mutating func shakeHands(_ client: TLSClient) throws(Ending) {
    guard let connection else { return }
    watch(.tls)
    let expectation = CertificateExpectation(target, destination, plan)
    let settings = expectation.settings
    let began = ContinuousClock.now
    let secured: TLSConnection
    do throws(TLSError) {
      secured = try client.connect(
        through: connection, settings, until: began + patience(.ehloTimeout))
    } catch {
      conversation?.record(
        Stage(.tls, failure: error.cause, duration: began.duration(to: .now)))
      conversation?.close()
      switch error {
      case .transport(.interrupted):
        throw Ending(result: .temporary, reason: "tls: \(TransportError.interrupted)")
      // A file that cannot be read is our mistake, no negotiation that failed: nothing that was to be checked
      // is sent unchecked for it (D-25).
      case .setting: throw Ending(result: .tlsFailed, reason: error.description)
      case .transport, .handshake: return try goOn(without: error.description, hasEnded: true)
      }
    }
    report = secured.report
    let duration = began.duration(to: .now)
    guard secured.report.isAcceptable else {
      let reason = secured.report.reason ?? "the certificate is not what was expected"
      conversation?.record(
        Stage(.tls, failure: .transport(.encryption(reason)), duration: duration))
      secured.close()
      conversation?.close()
      // A certificate that fails is a failed delivery, never a reason for clear text (D-25).
      throw Ending(
        result: .tlsFailed, reason: "\(reason)\(expectation.advice), answered with 451 4.7.5")
    }
    conversation?.record(Stage(.tls, duration: duration))
    conversation?.proceed(over: secured)
  }

  /// What becomes of the session when encryption is not to be had.
  /// Page: content/momentum/4/config/tls-ifavailable-fallback.md.
  private func goOn(without reason: String, hasEnded: Bool = false) throws(Ending) {
    let session = target.session
    let failure = TLSFailure(
      destination.policy.requirement, fallsBack: session.truth(.tlsIfavailableFallback) ?? true,
      onNewConnection: session.truth(.tlsFallbackAlwaysNewConnection) ?? true)
    switch failure {
    case .plaintext(let onNewConnection):
      if !onNewConnection, !hasEnded { return }
      throw Ending(result: .tlsFailed, reason: reason, allowsClearText: true)
    case .delayed:
      throw Ending(
        result: .tlsFailed, reason: "\(reason); the message is delayed, then TLS is tried again")
    case .refused, nil:
      throw Ending(result: .tlsFailed, reason: "\(reason), answered with 451 4.7.5")
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
