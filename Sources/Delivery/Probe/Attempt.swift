package import EcelerityConf

/// The result of an attempt to deliver to one next hop.
package struct Attempt: Sendable {
  /// The outcomes of an attempt.
  package enum Result: String, CaseIterable, Sendable {
    /// All stages succeeded.
    case accepted
    /// Permanent refusal.
    case refused
    /// Transient refusal, or the session was lost.
    case temporary
    /// No session was established.
    case unreachable
    /// The required encryption was not possible.
    case tlsFailed = "tls-failed"
  }

  /// The next hop.
  package let destination: Destination
  /// The server that was connected to; nil when no connection was tried.
  package let endpoint: Endpoint?
  /// The results of the stages.
  package let stages: [Stage]
  /// The results of the TLS handshake; nil without TLS.
  package let tls: TLSReport?
  /// The outcome.
  package let result: Result
  /// The outcome in a sentence; lower case, no full stop.
  package let reason: String
  /// The transcript.
  package let transcript: [Transcript.Entry]
  /// Whether the server would try the next host, as there was no session with this one
  /// (content/momentum/4/config/ref-routes.md; inferred).
  let isWithoutSession: Bool
  /// Whether the next hop is in `prohibited_hosts`, so that the message fails.
  var isProhibited = false

  /// The attempt that decides the outcome for the message: the first that was accepted or is prohibited, else the last
  /// with a connection, else the last; nil when there is none.
  package static func outcome(of attempts: [Attempt]) -> Attempt? {
    attempts.first { $0.result == .accepted || $0.isProhibited }
      ?? attempts.last { $0.endpoint != nil } ?? attempts.last
  }
}
