internal import EcelerityConf

/// The stages `starttls` and `tls`.
extension HostTrial {
  /// STARTTLS and the handshake (RFC 3207). Page: content/momentum/4/config/ref-tls.md.
  mutating func encrypt() throws(Ending) {
    let isRequired = destination.policy.requirement == .required
    guard conversation?.capabilities?.startTLS == true else {
      if isRequired { throw withoutSTARTTLS }
      if hasSentHELO { skipped.append("nothing is encrypted, as HELO has no extensions") }
      return
    }
    let client: TLSClient
    switch encryption.client {
    case .success(let known): client = known
    case .failure(let problem):
      let failure = SMTPError.Cause.transport(.encryption(problem.description))
      conversation?.record(Stage(.tls, failure: failure, duration: .zero))
      // The mail server has a library and would use TLS; a session in clear text would not be like its own.
      throw Ending(result: .tlsFailed, reason: problem.description)
    }
    let stage = try askForTLS()
    guard stage.ok else {
      return try proceed(
        without: "STARTTLS was refused: \(stage.words)", hasEnded: stage.endsSession)
    }
    guard try doHandshake(client) else { return }
    try sayHelloOverTLS()
  }

  private var withoutSTARTTLS: Ending {
    let reason =
      hasSentHELO
      ? "STARTTLS is required, and HELO has no extensions" : "STARTTLS is required but not offered"
    return Ending(result: .tlsFailed, reason: "\(reason); the message gets 451 4.7.6")
  }

  /// Ends the attempt if the MTA-STS policy is not known: the server might use TLS differently, or another host.
  func requireKnownPolicy() throws(Ending) {
    guard destination.policyLookups.contains(.mtaSTS) else { return }
    let step = target.explanation.questionOfUnknownPolicy
    let words = step.map { ["\($0.question): \($0.answer)"] + $0.remarks } ?? []
    throw Ending(
      result: .tlsFailed,
      reason: (words + [
        "nothing is sent: with the policy, the server may deliver differently or not at all"
      ])
      .joined(separator: "; "))
  }

  /// A STARTTLS without a valid reply counts as a failure of TLS (docs/probe.md, When encryption fails).
  private mutating func askForTLS() throws(Ending) -> Stage {
    do throws(Ending) {
      return try perform(.startTLS) { (session, trial) throws(SMTPError) in
        try session.startTLS(within: trial.timeout(.ehloTimeout))
      }
    } catch {
      switch conversation?.stages.last?.failure {
      case .transport(.interrupted): throw error
      case .transport(.timeout) where isTimeoutShortened(.ehloTimeout):
        throw shortened(error.reason)
      // Possibly a man in the middle who wants clear text (RFC 3207, 6).
      case .injected, .tooMuchUnsolicited: throw Ending(result: .tlsFailed, reason: error.reason)
      default: throw ending(without: error.reason, hasEnded: true) ?? error
      }
    }
  }

  /// The ending after a timeout that was shorter than the server's own: a fallback to clear text would come too early.
  private func shortened(_ reason: String) -> Ending {
    Ending(
      result: .tlsFailed,
      reason: "\(reason); --timeout ended it before \(Keyword.ehloTimeout) "
        + "(\(target.seconds(of: .ehloTimeout)) s) did, so nothing is tried in clear text")
  }

  /// Sends EHLO over TLS. With TLS 1.3, a server that rejects the client's certificate, or its lack, says so only after
  /// the client's handshake is done (RFC 8446, 4.4.2.4). It is the handshake that has failed then.
  private mutating func sayHelloOverTLS() throws(Ending) {
    do throws(Ending) { try sayHello() } catch {
      guard let stage = conversation?.stages.last, stage.unfinishedReply == nil,
        case .transport(.encryption(let words)) = stage.failure
      else { throw error }
      tls = nil
      let duration = conversation?.retract(2) ?? .zero
      try proceed(after: .handshake(words), duration: duration)
    }
  }

  /// Does the handshake; false when the session goes on in clear text.
  private mutating func doHandshake(_ client: TLSClient) throws(Ending) -> Bool {
    guard let connection else { return false }
    report(.tls)
    let expectation = CertificateExpectation(target, destination, plan)
    let settings = expectation.settings
    let began = ContinuousClock.now
    let secured: TLSConnection
    do throws(TLSError) {
      secured = try client.connect(
        through: connection, settings, until: began + timeout(.ehloTimeout))
    } catch {
      try proceed(after: error, duration: began.duration(to: .now))
      return false
    }
    tls = secured.report
    let duration = began.duration(to: .now)
    guard secured.report.isAcceptable else {
      throw refuse(secured, advice: expectation.advice, duration: duration)
    }
    conversation?.record(Stage(.tls, duration: duration))
    conversation?.proceed(over: secured)
    if target.usesGnuTLS, target.session.text(.tlsCiphers)?.isEmpty == false {
      skipped.append(
        "`\(Keyword.tlsCiphers)` was not tried, as it is a priority string of GnuTLS and this is OpenSSL"
      )
    }
    return true
  }

  /// Goes on in clear text after a failed handshake, or ends.
  private mutating func proceed(after error: TLSError, duration: Duration) throws(Ending) {
    conversation?.record(Stage(.tls, failure: error.cause, duration: duration))
    conversation?.close()
    switch error {
    case .transport(.interrupted):
      throw Ending(result: .temporary, reason: "tls: \(TransportError.interrupted)")
    // A setting that cannot be used is a local error, not a failed negotiation, and no reason to skip verification
    // (D-25).
    case .setting(let part, _, _):
      let isWithoutKey = part == .key && target.session.text(.tlsKey)?.isEmpty != false
      throw Ending(
        result: .tlsFailed,
        reason: error.description + (isWithoutKey ? "; set `\(Keyword.tlsKey)`" : ""))
    case .transport(.timeout) where isTimeoutShortened(.ehloTimeout):
      throw shortened(error.description)
    case .transport: try proceed(without: error.description, hasEnded: true)
    case .handshake(let words):
      try proceed(without: error.description + advice(about: words), hasEnded: true)
    }
  }

  /// What to do when a handshake failed with OpenSSL's message `words`; else empty.
  private func advice(about words: String) -> String {
    // RFC 8446, 6.2: the alert certificate_required.
    words.contains("certificate required")
      ? "; set `\(Keyword.tlsCertificate)` and `\(Keyword.tlsKey)`" : ""
  }

  /// The ending for a certificate that is not acceptable: a failed delivery, never a reason for clear text (D-25).
  private mutating func refuse(
    _ secured: TLSConnection, advice: String, duration: Duration
  ) -> Ending {
    let reason = secured.report.reason ?? "the certificate is not acceptable"
    conversation?.record(Stage(.tls, failure: .transport(.encryption(reason)), duration: duration))
    secured.close()
    conversation?.close()
    return Ending(result: .tlsFailed, reason: "\(reason)\(advice); the message gets 451 4.7.5")
  }

  /// Goes on in clear text, or ends.
  private mutating func proceed(without reason: String, hasEnded: Bool) throws(Ending) {
    if let ending = ending(without: reason, hasEnded: hasEnded) { throw ending }
    failureOfTLS = reason
  }

  /// The ending when TLS is not possible; nil when the session goes on in clear text.
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
      return Ending(result: .tlsFailed, reason: "\(reason); the message gets 451 4.7.5")
    }
  }
}

extension TLSError {
  /// The cause of a failed stage.
  fileprivate var cause: SMTPError.Cause {
    switch self {
    case .transport(let error): .transport(error)
    case .setting, .handshake: .transport(.encryption(description))
    }
  }
}
