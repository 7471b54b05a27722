/// Why a TLS connection could not be established.
enum TLSError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A setting cannot be used: its text or file, and why.
  case setting(TLSSettings.Part, String, reason: String)
  /// The handshake failed; the library's message, lower case, no full stop.
  case handshake(String)
  /// The transport failed during the handshake.
  case transport(TransportError)

  /// What happened; lower case, no full stop.
  var description: String {
    switch self {
    case .setting(let part, let value, let reason):
      "the \(part.rawValue) `\(value)` cannot be used: \(reason)"
    case .handshake(let words): "the TLS handshake failed: \(words)"
    case .transport(let error): "the TLS handshake was not completed: \(error)"
    }
  }
}
