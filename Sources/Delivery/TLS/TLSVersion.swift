/// A version of TLS. SSL is not among them: OpenSSL has not known SSLv2 since 1.1, and RFC 7568 ended
/// SSLv3.
package enum TLSVersion: UInt16, CaseIterable, Comparable, Hashable, Sendable {
  /// TLS 1.0 (RFC 2246), ended by RFC 8996.
  case tls10 = 0x0301
  /// TLS 1.1 (RFC 4346), ended by RFC 8996.
  case tls11 = 0x0302
  /// TLS 1.2 (RFC 5246).
  case tls12 = 0x0303
  /// TLS 1.3 (RFC 8446).
  case tls13 = 0x0304

  /// The older one is less.
  package static func < (one: TLSVersion, other: TLSVersion) -> Bool {
    one.rawValue < other.rawValue
  }
}
