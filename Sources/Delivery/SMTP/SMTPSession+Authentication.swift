/// AUTH (RFC 4954).
extension SMTPSession {
  /// RFC 4954, 4: the initial response is left out if it makes the command longer than 512 octets, CR LF included.
  private static let commandLimit = 510

  /// Sends AUTH with `credentials`. Secrets are masked in the transcript, also if the server repeats them. Of a server
  /// that knows them from an earlier session, `hide` them before this one begins.
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
        // XOAUTH2: the challenge has the error; an empty response gets the final reply.
        return try session.command("", awaiting: Self.awaited, until: deadline)
      }
    }
  }

  private static let awaited = "the reply to AUTH"

  private mutating func respond(
    _ mechanism: AuthenticationMechanism, with response: [UInt8],
    until deadline: ContinuousClock.Instant
  ) throws(Failure) -> Reply {
    let verb = "AUTH \(mechanism.rawValue)"
    let line = verb + " " + Self.encoded(response)
    guard line.utf8.count <= Self.commandLimit else {
      return try respond(mechanism, withEach: [response], until: deadline)
    }
    return try command(
      line, showing: "\(verb) \(SecretMask.replacement)", awaiting: Self.awaited, until: deadline
    )
  }

  /// Sends AUTH without an initial response, and answers each challenge with the next of `responses`.
  private mutating func respond(
    _ mechanism: AuthenticationMechanism, withEach responses: [[UInt8]],
    until deadline: ContinuousClock.Instant
  ) throws(Failure) -> Reply {
    var reply = try command(
      "AUTH \(mechanism.rawValue)", awaiting: Self.awaited, until: deadline)
    for response in responses where reply.category == .intermediate {
      reply = try command(
        Self.encoded(response), showing: SecretMask.replacement, awaiting: Self.awaited,
        until: deadline)
    }
    return reply
  }

  /// RFC 4954, 4: `*` cancels an exchange in which the server sends another challenge; it has to reject AUTH then.
  private mutating func cancel(
    _ reply: Reply, until deadline: ContinuousClock.Instant
  ) throws(Failure) -> Reply {
    guard reply.category == .intermediate else { return reply }
    let refusal = try command("*", awaiting: Self.awaited, until: deadline)
    guard !refusal.isCompleted else { throw refusal.unexpected(awaiting: Self.awaited) }
    return refusal
  }

  private static func encoded(_ bytes: [UInt8]) -> String {
    String(decoding: Base64.encoded(bytes), as: UTF8.self)
  }
}

extension Reply {
  /// The failure of a reply whose code is not valid here.
  func unexpected(awaiting awaited: String) -> SMTPSession.Failure {
    SMTPSession.Failure(awaited: awaited, cause: .outOfPlace("\(code) \(lines.last ?? "")"))
  }
}
