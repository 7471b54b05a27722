/// Why a connection could not be encrypted.
enum TLSError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A setting cannot be used: its text or the path of its file, and why.
  case setting(TLSSettings.Part, String, reason: String)
  /// The two sides did not come to terms; the library's words, lower case, no full stop.
  case handshake(String)
  /// The bytes of the handshake did not get through.
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
