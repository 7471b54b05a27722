public import EcelerityConf

/// What came of trying one next hop.
public struct Attempt: Sendable {
  /// The outcome in one word.
  public enum Result: String, CaseIterable, Sendable {
    /// Everything that was asked for went well.
    case accepted
    /// The server said no for good.
    case refused
    /// The server said no for now, or the session broke.
    case temporary
    /// There was no session.
    case unreachable
    /// It could not be encrypted as it has to be.
    case tlsFailed = "tls-failed"
  }

  /// The next hop.
  public let destination: Destination
  /// Where the connection went; nil when none was tried.
  public let endpoint: Endpoint?
  /// How every stage went.
  public let stages: [Stage]
  /// How the connection was encrypted; nil when it was not.
  public let tls: TLSReport?
  /// The outcome in one word.
  public let result: Result
  /// The outcome in a sentence; lower case, no full stop.
  public let reason: String
  /// What was said.
  public let transcript: [Transcript.Entry]
  /// Whether the server would try the next host: there was no session with this one
  /// (content/momentum/4/config/ref-routes.md; inferred).
  let isWithoutSession: Bool

  /// What became of the whole message: the outcome of the first host that accepted, else of the last one
  /// that was tried; nil when none was.
  public static func outcome(of attempts: [Attempt]) -> Attempt? {
    attempts.first { $0.result == .accepted } ?? attempts.last
  }
}
