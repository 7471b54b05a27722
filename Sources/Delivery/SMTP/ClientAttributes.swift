/// What XCLIENT tells a server about the client behind this one (Postfix, XCLIENT_README).
struct ClientAttributes: Hashable, Sendable {
  /// The names that Postfix knows.
  enum Name: String, CaseIterable, Sendable {
    /// The name of the client's host.
    case name = "NAME"
    /// Its address; IPv6 has `IPV6:` before it.
    case address = "ADDR"
    /// Its port.
    case port = "PORT"
    /// `SMTP` or `ESMTP`.
    case proto = "PROTO"
    /// How it introduced itself.
    case helo = "HELO"
    /// The user it proved to be.
    case login = "LOGIN"
    /// The address it connected to.
    case destinationAddress = "DESTADDR"
    /// The port it connected to.
    case destinationPort = "DESTPORT"
  }

  private let values: [Name: String]

  /// These values.
  init(_ values: [Name: String]) { self.values = values }

  /// `NAME=… ADDR=…` for those that the server takes; a value is xtext (RFC 3461, 4).
  func parameters(offered: [String]) -> String {
    Name.allCases.filter { offered.contains($0.rawValue) }.compactMap { name in
      values[name].map { "\(name.rawValue)=\(Self.xtext($0))" }
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
