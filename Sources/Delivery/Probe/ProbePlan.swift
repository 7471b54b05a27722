package import EcelerityConf

/// How far a probe goes, and what it may do.
package struct ProbePlan: Sendable {
  /// After which stage it stops.
  package enum Stop: String, CaseIterable, Comparable, Sendable {
    case connect, banner, ehlo, tls, mail, rcpt

    /// The one that comes earlier is less.
    package static func < (one: Stop, other: Stop) -> Bool { one.rank < other.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  /// After which stage it stops; after `rcpt` a message follows only when one is sent.
  package var stopAfter = Stop.rcpt
  /// Whether each recipient is sent one small test message. Whoever sets this leaves `triesAllHosts` alone.
  package var sendsMessage = false
  /// Whether hosts are tried after one has accepted or refused.
  package var triesAllHosts = false
  /// The longest a stage may take, whatever is configured.
  package var timeLimit: Duration?
  /// How many connections there are at a time.
  package var concurrency = 20
  /// Authorities to check certificates with instead of those of `tls_ca`, PEM.
  package var authoritiesFile: String?
  /// Where to connect instead of the next hops; everything else stays as configured.
  package var connectTo: Endpoint?
  /// Whether addresses that only mean something here are contacted although the configuration does not
  /// name them.
  package var allowsPrivate = false

  /// A probe up to RCPT TO.
  package init() {}
}

/// A message that is probed: its route, and what a session for it is like.
package struct ProbeTarget: Sendable {
  /// Where it goes, and why.
  package let explanation: Explanation
  /// What the configuration says about sessions.
  package let session: SessionSettings
  /// Whom it is for.
  package let recipient: Mailbox
  /// Whom it is from.
  package let sender: ReversePath
  /// The proxy that connections go through; nil for none.
  let proxy: ProxyServer?
  /// The addresses of the sources that the configuration names.
  let sources: [String: FoundAddresses]
  /// What TLSA records demand of the next hops that have some.
  let demands: [HostPort: TLSADecision]

  /// Where the proxy is, or why that is not known.
  enum ProxyServer: Sendable {
    /// At an address that the configuration writes.
    case written(Endpoint)
    /// At the address that DNS has for its name.
    case found(Endpoint)
    case unknown(String)
  }

  /// The protocol that is spoken; nil when it is none of mail.
  var dialect: SMTPSession.Dialect? {
    switch explanation.method {
    case .esmtp: .esmtp
    case .smtp: .smtp
    case .lmtp: .lmtp
    default: nil
    }
  }
}

/// A server by its name.
struct HostPort: Hashable, Sendable {
  let host: String
  let port: Int
}
