/// The beginning of a session: PROXY header, banner, EHLO, STARTTLS and XCLIENT.
extension SMTPSession {
  /// Sends a PROXY header, to which there is no reply. A failure belongs to the stage `connect`.
  mutating func proxy(
    _ header: ProxyHeader, within timeout: Duration
  ) throws(SMTPError) {
    let start = ContinuousClock.now
    do throws(TransportError) {
      try send(
        unanswered: header.bytes, showing: "[PROXY v2: \(header)]", until: start + timeout)
    } catch {
      let cause = SMTPError.Cause.transport(error)
      record(Stage(.connect, failure: cause, duration: start.duration(to: .now)))
      throw SMTPError(stage: .connect, awaited: "the proxy", cause: cause)
    }
  }

  /// Waits for the banner: 220, or a refusal (RFC 5321, 3.1).
  mutating func banner(within timeout: Duration) throws(SMTPError) -> Stage {
    try perform(.banner, within: timeout) { (session, deadline) throws(Failure) in
      try session.awaitReply(awaiting: "the banner", until: deadline)
    }
  }

  /// Sends EHLO, HELO or LHLO, and reads the capabilities.
  ///
  /// After a permanent refusal of EHLO, HELO is sent (RFC 5321, 3.2). If the server closes the connection instead of
  /// replying to that, the refusal of EHLO is the reply.
  mutating func hello(
    _ name: ClientName, within timeout: Duration
  ) throws(SMTPError) -> Stage {
    discardState()
    return try perform(.ehlo, within: timeout) { (session, deadline) throws(Failure) in
      switch session.dialect {
      case .lmtp:
        // RFC 2033, 4.1: LHLO takes the place of EHLO and HELO, which must not be sent.
        return try session.greet("LHLO", name, until: deadline)
      case .smtp:
        return try session.greet("HELO", name, until: deadline)
      case .esmtp:
        let reply = try session.greet("EHLO", name, until: deadline)
        guard reply.category == .permanent else { return reply }
        return try session.greetAgain(name, after: reply, until: deadline)
      }
    }
  }

  private mutating func greetAgain(
    _ name: ClientName, after refusal: Reply, until deadline: ContinuousClock.Instant
  ) throws(Failure) -> Reply {
    note(refusedGreeting: refusal)
    do throws(Failure) { return try greet("HELO", name, until: deadline) } catch {
      guard error.cause.isEndOfConnection else { throw error }
      close()
      return refusal
    }
  }

  private mutating func greet(
    _ verb: String, _ name: ClientName, until deadline: ContinuousClock.Instant
  ) throws(Failure) -> Reply {
    let reply = try command(
      "\(verb) \(name)", awaiting: "the reply to \(verb)", until: deadline)
    if reply.isCompleted {
      capabilities = verb == "HELO" ? Capabilities.none : Capabilities(lastLines)
    }
    return reply
  }

  /// Sends STARTTLS (RFC 3207, 4). On success, the caller does the handshake, calls `proceed(over:)`, and sends EHLO
  /// again.
  ///
  /// Throws `injected` when data follows the reply: a man in the middle could have added it, and it would seem to come
  /// from inside the encrypted connection.
  mutating func startTLS(within timeout: Duration) throws(SMTPError) -> Stage {
    try perform(.startTLS, within: timeout) { (session, deadline) throws(Failure) in
      let awaited = "the reply to STARTTLS"
      let reply = try session.command("STARTTLS", awaiting: awaited, until: deadline)
      if reply.isCompleted { try session.refuseInjected(after: reply, besides: awaited) }
      return reply
    }
  }

  /// Sends XCLIENT with the attributes that the server offers. On success, the session starts over, and EHLO has to be
  /// sent again (Postfix, XCLIENT_README).
  mutating func xclient(
    _ attributes: ClientAttributes, within timeout: Duration
  ) throws(SMTPError) -> Stage {
    try perform(.xclient, within: timeout) { (session, deadline) throws(Failure) in
      guard let offered = session.capabilities?.xclientAttributes else {
        throw Failure(awaited: "XCLIENT", cause: .notOffered("XCLIENT"))
      }
      let parameters = attributes.parameters(offered: offered)
      let reply = try session.command(
        parameters.isEmpty ? "XCLIENT" : "XCLIENT " + parameters,
        awaiting: "the reply to XCLIENT", until: deadline)
      if reply.isCompleted { session.discardState() }
      return reply
    }
  }
}
