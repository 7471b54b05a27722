/// A block of IPv4 addresses, as an entry of `sortlist` in resolv.conf(5) gives it: a network and its mask.
struct AddressBlock: Hashable, Sendable {
  private let bits: [UInt8]
  private let mask: [UInt8]

  /// Reads `192.0.2.0/255.255.255.0`; the default mask is that of the address class (resolv.conf(5)).
  init?(sortListEntry text: some StringProtocol) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard let address = parts.first.flatMap({ HostAddress($0) }), !address.isIPv6 else {
      return nil
    }
    switch parts.count {
    case 1: mask = Self.classMask(address.bytes)
    case 2:
      guard let given = HostAddress(parts[1]), !given.isIPv6 else { return nil }
      mask = given.bytes
    default: return nil
    }
    bits = zip(address.bytes, mask).map { $0 & $1 }
  }

  /// Whether `address` is in the block.
  func contains(_ address: HostAddress) -> Bool {
    address.bytes.count == mask.count && zip(address.bytes, mask).map { $0 & $1 } == bits
  }

  private static func classMask(_ bytes: [UInt8]) -> [UInt8] {
    switch bytes[0] {
    case ..<128: [255, 0, 0, 0]
    case ..<192: [255, 255, 0, 0]
    default: [255, 255, 255, 0]
    }
  }
}
