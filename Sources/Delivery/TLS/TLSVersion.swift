/// A version of TLS. SSL is not supported: OpenSSL dropped SSLv2 in 1.1, and RFC 7568 deprecates SSLv3.
package enum TLSVersion: UInt16, CaseIterable, Comparable, Hashable, Sendable {
  /// TLS 1.0 (RFC 2246), deprecated by RFC 8996.
  case tls10 = 0x0301
  /// TLS 1.1 (RFC 4346), deprecated by RFC 8996.
  case tls11 = 0x0302
  /// TLS 1.2 (RFC 5246).
  case tls12 = 0x0303
  /// TLS 1.3 (RFC 8446).
  case tls13 = 0x0304

  /// Whether `one` is the older version.
  package static func < (one: TLSVersion, other: TLSVersion) -> Bool {
    one.rawValue < other.rawValue
  }
}
