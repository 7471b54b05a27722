internal import EcelerityConf

/// What several options together mean for a session.
extension ProbeTarget {
  /// Whether the mail server encrypts with GnuTLS. Page: content/momentum/4/config/tls-engine.md.
  var usesGnuTLS: Bool { session.text(.tlsEngine)?.lowercased() == "gnutls" }

  /// The value of `timer` in seconds.
  func seconds(of timer: Keyword) -> Int { max(1, session.number(timer) ?? 0) }

  /// The value of `timer`.
  func duration(of timer: Keyword) -> Duration { .seconds(seconds(of: timer)) }

  /// The token that `ehlo_hostname` is; nil when it is the EHLO name itself.
  var nameToken: EHLOToken? {
    EHLOToken(rawValue: session.text(.ehloHostname)?.lowercased() ?? "")
  }

  /// Whether EHLO has the name of the node, which `hostname` may set. Messages without a sender have it as well
  /// (decision D-28).
  var greetsAsNode: Bool {
    switch nameToken {
    case .hostname: true
    case .message: sender == .null
    case nil: false
    }
  }
}
