/// An RCODE (RFC 1035, 4.1.1; RFC 6891, 6.1.3).
struct ResponseCode: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
  /// Twelve bits: four of the header, and above them eight of EDNS.
  let rawValue: UInt16

  /// The code with this number.
  init(rawValue: UInt16) { self.rawValue = rawValue }

  static let noError = ResponseCode(rawValue: 0)
  static let formatError = ResponseCode(rawValue: 1)
  static let serverFailure = ResponseCode(rawValue: 2)
  static let nameError = ResponseCode(rawValue: 3)
  static let notImplemented = ResponseCode(rawValue: 4)
  static let refused = ResponseCode(rawValue: 5)
  static let badVersion = ResponseCode(rawValue: 16)

  private static let names: [ResponseCode: String] = [
    .noError: "NOERROR", .formatError: "FORMERR", .serverFailure: "SERVFAIL",
    .nameError: "NXDOMAIN", .notImplemented: "NOTIMP", .refused: "REFUSED",
    .badVersion: "BADVERS",
  ]

  /// The mnemonic of the registry of IANA, or `RCODE17`.
  var description: String { Self.names[self] ?? "RCODE\(rawValue)" }
}
