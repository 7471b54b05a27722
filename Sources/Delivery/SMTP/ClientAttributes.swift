/// The attributes that XCLIENT sends about a client (Postfix, XCLIENT_README).
struct ClientAttributes: Hashable, Sendable {
  /// The attribute names of Postfix.
  enum Name: String, CaseIterable, Sendable {
    /// The host name of the client.
    case name = "NAME"
    /// The address of the client; IPv6 with the prefix `IPV6:`.
    case address = "ADDR"
    /// The port of the client.
    case port = "PORT"
    /// `SMTP` or `ESMTP`.
    case proto = "PROTO"
    /// The argument of the client's HELO or EHLO.
    case helo = "HELO"
    /// The SASL login name of the client.
    case login = "LOGIN"
    /// The address that the client connected to.
    case destinationAddress = "DESTADDR"
    /// The port that the client connected to.
    case destinationPort = "DESTPORT"
  }

  /// The value of an attribute that the client does not have.
  private static let unavailable = "[UNAVAILABLE]"

  private let values: [Name: String]

  /// Attributes with these values; others are not available.
  init(_ values: [Name: String]) { self.values = values }

  /// `NAME=… ADDR=…` for the attributes that the server offers; values are xtext (RFC 3461, 4). Of a protocol without a
  /// value, nothing is said.
  func parameters(offered: [String]) -> String {
    Name.allCases.filter { offered.contains($0.rawValue) }.compactMap { name -> String? in
      if let value = values[name] { return "\(name.rawValue)=\(Self.xtext(value))" }
      // Postfix takes SMTP and ESMTP alone.
      return name == .proto ? nil : "\(name.rawValue)=\(Self.unavailable)"
    }.joined(separator: " ")
  }

  private static func xtext(_ value: String) -> String {
    value.utf8.map { byte in
      let isPlain = (0x21...0x7e).contains(byte) && !"+=".utf8.contains(byte)
      let digits = String(byte, radix: 16, uppercase: true)
      return isPlain
        ? String(UnicodeScalar(byte)) : "+" + (digits.count == 1 ? "0" : "") + digits
    }.joined()
  }
}
