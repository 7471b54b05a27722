package import EcelerityConf

/// What came of trying one next hop.
package struct Attempt: Sendable {
  /// The outcome in one word.
  package enum Result: String, CaseIterable, Sendable {
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
  package let destination: Destination
  /// Where the connection went; nil when none was tried.
  package let endpoint: Endpoint?
  /// How every stage went.
  package let stages: [Stage]
  /// How the connection was encrypted; nil when it was not.
  package let tls: TLSReport?
  /// The outcome in one word.
  package let result: Result
  /// The outcome in a sentence; lower case, no full stop.
  package let reason: String
  /// What was said.
  package let transcript: [Transcript.Entry]
  /// Whether the server would try the next host: there was no session with this one
  /// (content/momentum/4/config/ref-routes.md; inferred).
  let isWithoutSession: Bool

  /// What became of the whole message: the outcome of the first host that accepted, else of the last one
  /// that was tried; nil when none was.
  package static func outcome(of attempts: [Attempt]) -> Attempt? {
    attempts.first { $0.result == .accepted } ?? attempts.last { $0.endpoint != nil }
      ?? attempts.last
  }
}
