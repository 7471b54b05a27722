/// The consequence of a TLS negotiation that fails after STARTTLS was offered.
package enum TLSFailure: Hashable, Sendable {
  /// The message is sent in clear text at once.
  case plaintext(onNewConnection: Bool)
  /// The message waits in the delayed queue, and TLS is tried again.
  case delayed
  /// The message is not delivered.
  case refused

  /// The consequence under `requirement`; nil when TLS is never tried. `fallsBack` is the value of
  /// `tls_ifavailable_fallback`, nil on a server that does not have it yet.
  ///
  /// Pages: content/momentum/4/config/ref-tls.md, content/momentum/4/config/tls-ifavailable-fallback.md.
  package init?(_ requirement: TLSPolicy.Requirement, fallsBack: Bool?, onNewConnection: Bool) {
    switch requirement {
    case .no: return nil
    case .ifavailable:
      self = fallsBack == true ? .plaintext(onNewConnection: onNewConnection) : .delayed
    case .required: self = .refused
    }
  }

  /// The consequence under `requirement` with these values of `tls_ifavailable_fallback` and
  /// `tls_fallback_always_new_connection` on a server of `version`.
  init?(
    _ requirement: TLSPolicy.Requirement, fallback: Evaluation, connection: Evaluation,
    on version: ServerVersion?
  ) {
    let isThere = !(version?.lacks(fallback.option) ?? false)
    self.init(
      requirement, fallsBack: isThere ? fallback.truth ?? true : nil,
      onNewConnection: connection.truth ?? true)
  }

  /// The consequence in words; lower case, no full stop.
  package var text: String {
    switch self {
    case .plaintext(true): "sent in clear text at once, on a new connection"
    case .plaintext(false): "sent in clear text at once, on the same connection"
    case .delayed: "delayed, then tried again with TLS"
    case .refused: "not delivered: 451 4.7.6 when not offered, 451 4.7.5 when it fails"
    }
  }
}
