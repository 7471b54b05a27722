internal import EcelerityConf

/// The mail transaction: the envelope, and the message if one is sent.
extension HostTrial {
  mutating func deliver() throws(Ending) {
    let target = target
    let message = plan.sendsMessage ? message : nil
    let mail = try perform(.mail) { (session, trial) throws(SMTPError) in
      try session.mail(
        from: target.sender, size: message?.bytes.count,
        isInternationalized: target.recipient.isInternationalized,
        within: trial.timeout(.mailfromTimeout))
    }
    try requireSuccess(mail)
    try stop(after: .mail)
    let rcpt = try perform(.rcpt) { (session, trial) throws(SMTPError) in
      try session.rcpt(to: target.recipient, within: trial.timeout(.rcpttoTimeout))
    }
    try requireSuccess(rcpt)
    guard let message else { return }
    try requireSuccess(try send(message.bytes))
  }

  /// Sends the message. Once it is sent, it may be accepted even if the session is lost.
  private mutating func send(_ message: [UInt8]) throws(Ending) -> Stage? {
    do throws(Ending) {
      return try perform(.data) { (session, trial) throws(SMTPError) in
        try session.data(message, within: trial.timeout(.bodyTimeout)).first
      }
    } catch {
      guard conversation?.isMessageInDoubt == true else { throw error }
      connection?.interruption = nil
      let timeout = closingTimeout(.bodyTimeout)
      if isInterrupted, let stage = conversation?.replyToMessageInDoubt(within: timeout) {
        return stage
      }
      throw Ending(
        result: error.result,
        reason: "\(error.reason); whether the message was accepted is not known")
    }
  }

  private var message: TestMessage {
    var random = SystemRandomNumberGenerator()
    let author =
      if case .mailbox(let mailbox) = target.sender { mailbox } else { target.recipient }
    return TestMessage(
      from: author, to: target.recipient, at: LocalHost.secondsSince1970, using: &random)
  }
}
