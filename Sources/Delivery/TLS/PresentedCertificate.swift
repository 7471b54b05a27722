/// A certificate that a server showed (RFC 5280, 4.1), as text.
package struct PresentedCertificate: Hashable, Sendable {
  /// Whom it is of, as in RFC 2253: `CN=mx1.oak.example,O=Oak`; what nobody should see is escaped.
  package let subject: String
  /// Who signed it, likewise.
  package let issuer: String
  /// From when it is valid, ISO 8601 in UTC: `2026-01-31T12:00:00Z`.
  package let notBefore: String
  /// Until when, likewise.
  package let notAfter: String
  /// The DNS names and then the addresses that it is for (RFC 5280, 4.2.1.6), each once.
  package let names: [String]
  /// Whether it was not valid yet when it was shown.
  let isEarly: Bool
  /// Whether it was not valid any more when it was shown.
  let isExpired: Bool

  /// The time that a GeneralizedTime of a certificate says, which is `YYYYMMDDHHMMSSZ` (RFC 5280,
  /// 4.1.2.5.2), in ISO 8601; whatever else it is as it is.
  static func time(_ text: [UInt8]) -> String {
    guard text.count == 15, text.dropLast().allSatisfy(\.isDigit), text.last == UInt8(ascii: "Z")
    else { return Self.printable(text) }
    let part = { (range: Range<Int>) in String(decoding: text[range], as: UTF8.self) }
    let date = [part(0..<4), part(4..<6), part(6..<8)].joined(separator: "-")
    return date + "T" + [part(8..<10), part(10..<12), part(12..<14)].joined(separator: ":") + "Z"
  }

  /// Of what has to be ASCII, only what is printable is shown as it is: strangers write certificates.
  static func printable(_ text: [UInt8]) -> String {
    EscapedText.text(text, special: [EscapedText.backslash], printable: 0x20...0x7e)
  }
}
