/// How a session begins: the banner, the greeting, encryption, and who is behind the client.
extension SMTPSession {
  /// Tells the proxy that the transport is connected to where to go; it replies nothing. A failure is one of
  /// the stage `connect`.
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

  /// Waits for what the server says first: 220, or a refusal (RFC 5321, 3.1).
  mutating func banner(within timeout: Duration) throws(SMTPError) -> Stage {
    try perform(.banner, within: timeout) { (session, deadline) throws(Failure) in
      try session.listen(awaiting: "the banner", until: deadline)
    }
  }

  /// Greets the server, which then says what it offers.
  ///
  /// A server that refuses EHLO for good does not know it and is greeted with HELO (RFC 5321, 3.2). When it closes the
  /// connection instead of hearing that, the refusal is its reply.
  mutating func hello(
    _ name: ClientName, within timeout: Duration
  ) throws(SMTPError) -> Stage {
    forget()
    return try perform(.ehlo, within: timeout) { (session, deadline) throws(Failure) in
      switch session.dialect {
      case .lmtp:
        // RFC 2033, 4.1: as EHLO, and neither EHLO nor HELO may be said.
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
    let reply = try ask(
      "\(verb) \(name)", awaiting: "the reply to \(verb)", until: deadline)
    if reply.isCompleted { capabilities = verb == "HELO" ? Capabilities.none : Capabilities(reply) }
    return reply
  }

  /// Asks to begin TLS (RFC 3207, 4). When the server agrees, the caller shakes hands, goes on with
  /// `proceed(over:)`, and greets again.
  ///
  /// Throws `unasked` when the server has sent anything besides: somebody in between could have added it,
  /// and it would seem to come from within the encryption.
  mutating func startTLS(within timeout: Duration) throws(SMTPError) -> Stage {
    try perform(.startTLS, within: timeout) { (session, deadline) throws(Failure) in
      let awaited = "the reply to STARTTLS"
      let reply = try session.ask("STARTTLS", awaiting: awaited, until: deadline)
      if reply.isCompleted { try session.refuseUnasked(besides: awaited) }
      return reply
    }
  }

  /// Tells the server who is behind this client, as far as it takes that. When it agrees, it is as if the
  /// session had just begun, and it has to be greeted again (Postfix, XCLIENT_README).
  mutating func xclient(
    _ attributes: ClientAttributes, within timeout: Duration
  ) throws(SMTPError) -> Stage {
    try perform(.xclient, within: timeout) { (session, deadline) throws(Failure) in
      guard let offered = session.capabilities?.xclientAttributes else {
        throw Failure(awaited: "XCLIENT", cause: .notOffered("XCLIENT"))
      }
      let parameters = attributes.parameters(offered: offered)
      let reply = try session.ask(
        parameters.isEmpty ? "XCLIENT" : "XCLIENT " + parameters,
        awaiting: "the reply to XCLIENT", until: deadline)
      if reply.isCompleted { session.forget() }
      return reply
    }
  }
}
