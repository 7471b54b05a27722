/// A byte as `\DDD`, the way of master files (RFC 1035, 5.1).
enum EscapedByte {
  /// The backslash and three decimal digits for `byte`.
  static func decimal(_ byte: UInt8) -> [UInt8] {
    [UInt8(ascii: "\\")] + [byte / 100, byte / 10 % 10, byte % 10].map { UInt8(ascii: "0") + $0 }
  }
}
