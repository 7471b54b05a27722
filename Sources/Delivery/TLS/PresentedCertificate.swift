/// A certificate that a server presented (RFC 5280, 4.1), as text.
package struct PresentedCertificate: Hashable, Sendable {
  /// The subject in the format of RFC 2253, `CN=mx1.oak.example,O=Oak`; unsafe characters are escaped.
  package let subject: String
  /// The issuer, in the same format.
  package let issuer: String
  /// The beginning of its validity, ISO 8601 in UTC: `2026-01-31T12:00:00Z`.
  package let notBefore: String
  /// The end of its validity, in the same format.
  package let notAfter: String
  /// The subject alternative names, DNS names before addresses (RFC 5280, 4.2.1.6), without duplicates.
  package let names: [String]
  /// Whether it was not yet valid when it was presented.
  let isEarly: Bool
  /// Whether it had expired when it was presented.
  let isExpired: Bool

  /// A GeneralizedTime, `YYYYMMDDHHMMSSZ` (RFC 5280, 4.1.2.5.2), in ISO 8601; other text is returned as it is.
  static func time(_ text: [UInt8]) -> String {
    guard text.count == 15, text.dropLast().allSatisfy(\.isDigit), text.last == UInt8(ascii: "Z")
    else { return Self.printable(text) }
    let part = { (range: Range<Int>) in String(decoding: text[range], as: UTF8.self) }
    let date = [part(0..<4), part(4..<6), part(6..<8)].joined(separator: "-")
    return date + "T" + [part(8..<10), part(10..<12), part(12..<14)].joined(separator: ":") + "Z"
  }

  /// Text that should be ASCII, with other bytes escaped: certificates are untrusted.
  static func printable(_ text: [UInt8]) -> String {
    EscapedText.text(text, special: [EscapedText.backslash], printable: 0x20...0x7e)
  }
}
