/// AUTH (RFC 4954).
extension SMTPSession {
  /// RFC 4954, 4: with an initial response that makes the command longer than 512 bytes, with CR LF, the
  /// command is sent without it.
  private static let commandLimit = 510

  /// Proves to be somebody. The server's words are shown without the secret, too, should it repeat it.
  mutating func authenticate(
    _ mechanism: AuthenticationMechanism, as credentials: Credentials, within timeout: Duration
  ) throws(SMTPError) -> Stage {
    hide(credentials.mask)
    return try perform(.auth, within: timeout) { (session, deadline) throws(Failure) in
      switch mechanism {
      case .plain:
        let reply = try session.respond(
          mechanism, with: credentials.plainResponse, until: deadline)
        return try session.cancel(reply, until: deadline)
      case .login:
        let reply = try session.respond(
          mechanism, withEach: credentials.loginResponses, until: deadline)
        return try session.cancel(reply, until: deadline)
      case .bearer:
        let reply = try session.respond(
          mechanism, with: credentials.bearerResponse, until: deadline)
        guard reply.category == .intermediate else { return reply }
        // XOAUTH2: the challenge says what is wrong; an empty answer brings the refusal.
        return try session.ask("", awaiting: Self.awaited, until: deadline)
      }
    }
  }

  private static let awaited = "the reply to AUTH"

  private mutating func respond(
    _ mechanism: AuthenticationMechanism, with response: [UInt8],
    until deadline: ContinuousClock.Instant
  ) throws(Failure) -> Reply {
    let command = "AUTH \(mechanism.rawValue)"
    let line = command + " " + Self.encoded(response)
    guard line.utf8.count <= Self.commandLimit else {
      return try respond(mechanism, withEach: [response], until: deadline)
    }
    return try ask(
      line, showing: "\(command) \(SecretMask.replacement)", awaiting: Self.awaited, until: deadline
    )
  }

  /// Says the command alone and answers each challenge with the next of `responses`.
  private mutating func respond(
    _ mechanism: AuthenticationMechanism, withEach responses: [[UInt8]],
    until deadline: ContinuousClock.Instant
  ) throws(Failure) -> Reply {
    var reply = try ask(
      "AUTH \(mechanism.rawValue)", awaiting: Self.awaited, until: deadline)
    for response in responses where reply.category == .intermediate {
      reply = try ask(
        Self.encoded(response), showing: SecretMask.replacement, awaiting: Self.awaited,
        until: deadline)
    }
    return reply
  }

  /// RFC 4954, 4: `*` ends an exchange in which the server still asks when all is said; it has to refuse then.
  private mutating func cancel(
    _ reply: Reply, until deadline: ContinuousClock.Instant
  ) throws(Failure) -> Reply {
    guard reply.category == .intermediate else { return reply }
    let refusal = try ask("*", awaiting: Self.awaited, until: deadline)
    guard !refusal.isCompleted else { throw refusal.misplaced(awaiting: Self.awaited) }
    return refusal
  }

  private static func encoded(_ bytes: [UInt8]) -> String {
    String(decoding: Base64.encoded(bytes), as: UTF8.self)
  }
}

extension Reply {
  /// The failure that it is a reply, but none that may stand here.
  func misplaced(awaiting awaited: String) -> SMTPSession.Failure {
    SMTPSession.Failure(awaited: awaited, cause: .malformed("\(code) \(lines.last ?? "")"))
  }
}
