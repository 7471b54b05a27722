/// What a record says of a name (RFC 1035, 3.2.2, and the registry of IANA).
package struct RecordType: RawRepresentable, Hashable, Sendable {
  /// The number in messages.
  package let rawValue: UInt16

  /// The type of this number.
  package init(rawValue: UInt16) { self.rawValue = rawValue }

  /// An IPv4 address.
  package static let a = RecordType(rawValue: 1)
  /// The name that this one stands for.
  package static let cname = RecordType(rawValue: 5)
  /// Where a zone begins, and how long to believe that something does not exist.
  package static let soa = RecordType(rawValue: 6)
  /// A host that takes mail.
  package static let mx = RecordType(rawValue: 15)
  /// Text.
  package static let txt = RecordType(rawValue: 16)
  /// An IPv6 address (RFC 3596).
  package static let aaaa = RecordType(rawValue: 28)
  /// EDNS, no record of a name (RFC 6891).
  static let opt = RecordType(rawValue: 41)
  /// Which certificate to expect (RFC 6698).
  package static let tlsa = RecordType(rawValue: 52)

  private static let names: [RecordType: String] = [
    .a: "A", .cname: "CNAME", .soa: "SOA", .mx: "MX", .txt: "TXT", .aaaa: "AAAA", .opt: "OPT",
    .tlsa: "TLSA",
  ]
}

extension RecordType: LosslessStringConvertible {
  /// The name of the registry, or `TYPE65280` (RFC 3597, 5).
  package var description: String { Self.names[self] ?? "TYPE\(rawValue)" }

  /// Reads a name as `description` writes it.
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
