package import EcelerityConf

/// The limits of a probe: how far it goes, and what it may do.
package struct ProbePlan: Sendable {
  /// A stage after which a probe can stop.
  package enum Stop: String, CaseIterable, Comparable, Sendable {
    case connect, banner, ehlo, tls, mail, rcpt

    /// Whether `one` comes earlier.
    package static func < (one: Stop, other: Stop) -> Bool { one.rank < other.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  /// The stage after which the probe stops. A message follows `rcpt` only if `sendsMessage`.
  package var stopAfter = Stop.rcpt
  /// Whether a test message is sent to each recipient. Not to be combined with `triesAllHosts`.
  package var sendsMessage = false
  /// Whether further hosts are tried after one has accepted or refused.
  package var triesAllHosts = false
  /// The longest duration of a stage, whatever is configured.
  package var timeLimit: Duration?
  /// The number of concurrent connections.
  package var concurrency = 20
  /// A PEM file of authorities that replaces the one of `tls_ca`.
  package var authoritiesFile: String?
  /// The server to connect to instead of the next hops; everything else stays as configured.
  package var connectTo: Endpoint?
  /// Whether private addresses are contacted that are not in the configuration.
  package var allowsPrivate = false

  /// A probe up to RCPT TO.
  package init() {}
}

/// A message to probe: its route, and the settings of its session.
package struct ProbeTarget: Sendable {
  /// The route.
  package let explanation: Explanation
  /// The session settings.
  package let session: SessionSettings
  /// The recipient.
  package let recipient: Mailbox
  /// The sender.
  package let sender: ReversePath
  /// The proxy for connections; nil for none.
  let proxy: ProxyServer?
  /// The addresses of the source hosts, by their names in the configuration.
  let sources: [String: FoundAddresses]
  /// The demands of TLSA records, by next hop.
  let demands: [HostPort: TLSADecision]

  /// The proxy's endpoint, or why it is not known.
  enum ProxyServer: Sendable {
    /// An address in the configuration.
    case written(Endpoint)
    /// An address that DNS returned for its name.
    case found(Endpoint)
    case unknown(String)
  }

  /// The protocol of the session; nil when it is not a mail protocol.
  var dialect: SMTPSession.Dialect? {
    switch explanation.method {
    case .esmtp: .esmtp
    case .smtp: .smtp
    case .lmtp: .lmtp
    default: nil
    }
  }
}

/// A host and a port.
struct HostPort: Hashable, Sendable {
  let host: String
  let port: Int
}
