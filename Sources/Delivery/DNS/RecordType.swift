/// What a record says of a name (RFC 1035, 3.2.2, and the registry of IANA).
public struct RecordType: RawRepresentable, Hashable, Sendable {
  /// The number in messages.
  public let rawValue: UInt16

  /// The type of this number.
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// An IPv4 address.
  public static let a = RecordType(rawValue: 1)
  /// The name that this one stands for.
  public static let cname = RecordType(rawValue: 5)
  /// Where a zone begins, and how long to believe that something does not exist.
  public static let soa = RecordType(rawValue: 6)
  /// A host that takes mail.
  public static let mx = RecordType(rawValue: 15)
  /// Text.
  public static let txt = RecordType(rawValue: 16)
  /// An IPv6 address (RFC 3596).
  public static let aaaa = RecordType(rawValue: 28)
  /// EDNS, no record of a name (RFC 6891).
  static let opt = RecordType(rawValue: 41)
  /// Which certificate to expect (RFC 6698).
  public static let tlsa = RecordType(rawValue: 52)

  private static let names: [RecordType: String] = [
    .a: "A", .cname: "CNAME", .soa: "SOA", .mx: "MX", .txt: "TXT", .aaaa: "AAAA", .opt: "OPT",
    .tlsa: "TLSA",
  ]
}

extension RecordType: LosslessStringConvertible {
  /// The name of the registry, or `TYPE65280` (RFC 3597, 5).
  public var description: String { Self.names[self] ?? "TYPE\(rawValue)" }

  /// Reads a name as `description` writes it.
  public init?(_ description: String) {
    if let known = Self.names.first(where: { $0.value == description })?.key {
      self = known
    } else if description.hasPrefix("TYPE"), let number = UInt16(description.dropFirst(4)) {
      self.init(rawValue: number)
    } else {
      return nil
    }
  }
}
