/// A record type (RFC 1035, 3.2.2, and the registry of IANA).
package struct RecordType: RawRepresentable, Hashable, Sendable {
  /// The number in messages.
  package let rawValue: UInt16

  /// The type with this number.
  package init(rawValue: UInt16) { self.rawValue = rawValue }

  /// An IPv4 address.
  package static let a = RecordType(rawValue: 1)
  /// An alias.
  package static let cname = RecordType(rawValue: 5)
  /// The start of a zone of authority.
  package static let soa = RecordType(rawValue: 6)
  /// A mail exchanger.
  package static let mx = RecordType(rawValue: 15)
  /// Text.
  package static let txt = RecordType(rawValue: 16)
  /// An IPv6 address (RFC 3596).
  package static let aaaa = RecordType(rawValue: 28)
  /// EDNS; a pseudo record (RFC 6891).
  static let opt = RecordType(rawValue: 41)
  /// A certificate association (RFC 6698).
  package static let tlsa = RecordType(rawValue: 52)

  private static let names: [RecordType: String] = [
    .a: "A", .cname: "CNAME", .soa: "SOA", .mx: "MX", .txt: "TXT", .aaaa: "AAAA", .opt: "OPT",
    .tlsa: "TLSA",
  ]
}

extension RecordType: LosslessStringConvertible {
  /// The mnemonic, or `TYPE65280` (RFC 3597, 5).
  package var description: String { Self.names[self] ?? "TYPE\(rawValue)" }

  /// Reads a mnemonic or `TYPE65280`; nil for anything else.
  package init?(_ description: String) {
    if let known = Self.names.first(where: { $0.value == description })?.key {
      self = known
    } else if description.hasPrefix("TYPE"), let number = UInt16(description.dropFirst(4)) {
      self.init(rawValue: number)
    } else {
      return nil
    }
  }
}
