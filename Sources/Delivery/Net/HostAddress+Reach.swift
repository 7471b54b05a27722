extension HostAddress {
  /// Whether a connection to it ends at this very machine: the loopback, the unspecified address, which systems take
  /// for it, and these two of IPv4 mapped to IPv6 (RFC 4291, 2.5.5.2).
  var isThisMachine: Bool {
    let mapped = bytes.starts(with: Self.mapping) ? HostAddress(bytes: Array(bytes[12...])) : nil
    let address = mapped ?? self
    return address.isLoopback || address.bytes.allSatisfy { $0 == 0 }
  }

  private static let mapping: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff]

  /// Whether it is of this machine, of a network that is not the public one, or of none: addresses at
  /// which one finds something else depending on where one stands (RFC 6890 and the registries that it describes).
  /// An IPv6 address that leads to one of IPv4 is as private as that. Addresses for documentation (RFC 5737, RFC 3849
  /// and RFC 9637), which nobody has, stand for public ones, as they do in all examples.
  package var isPrivate: Bool {
    guard isIPv6 else { return isPrivateIPv4 }
    return isPrivateIPv6 || embedded?.isPrivateIPv4 == true
  }

  private var isPrivateIPv4: Bool {
    switch (bytes[0], bytes[1]) {
    case (0, _), (10, _), (127, _), (169, 254), (172, 16...31), (192, 168), (100, 64...127): true
    // For protocols of the IETF, and for benchmarks (RFC 2544).
    case (192, 0): bytes[2] == 0
    // Relays of 6to4, of which there should be no more (RFC 7526).
    case (192, 88): bytes[2] == 99
    case (198, 18...19): true
    case (224..., _): true
    default: false
    }
  }

  /// fc00::/7 (RFC 4193), fe80::/10, fec0::/10 and ff00::/8 (RFC 4291, 2.5.6, 2.5.7 and 2.7), and the blocks below.
  private var isPrivateIPv6: Bool {
    switch bytes[0] {
    case 0xfc, 0xfd, 0xff: true
    case 0xfe: bytes[1] & 0x80 != 0
    default: isOfProtocols || Self.privateBlocks.contains { bytes.starts(with: $0) }
    }
  }

  /// 100::/64, where everything is dropped (RFC 6666), 64:ff9b:1::/48 for translators of one's own (RFC 8215), and
  /// 5f00::/16 for routing by segments (RFC 9602).
  private static let privateBlocks: [[UInt8]] = [
    [1, 0, 0, 0, 0, 0, 0, 0], [0, 0x64, 0xff, 0x9b, 0, 1], [0x5f, 0],
  ]

  /// 2001::/23, for protocols of the IETF, without what IANA's registry calls globally reachable in it.
  private var isOfProtocols: Bool {
    guard bytes.starts(with: [0x20, 0x01]), bytes[2] & 0xfe == 0 else { return false }
    switch (bytes[2], bytes[3]) {
    // 2001:1::1 to 2001:1::3, addresses of services that are everywhere.
    case (0, 1): return bytes[4..<15].contains { $0 != 0 } || !(1...3 ~= bytes[15])
    // 2001:3::/32, 2001:20::/28 and 2001:30::/28.
    case (0, 3), (0, 0x20...0x3f): return false
    // 2001:4:112::/48.
    case (0, 4): return bytes[4] != 0x01 || bytes[5] != 0x12
    default: return true
    }
  }

  /// The IPv4 address that it leads to. `::` and `::1` hold one of 0.0.0.0/8.
  private var embedded: HostAddress? {
    Self.embeddings.first { bytes.starts(with: $0) }.flatMap { prefix in
      HostAddress(bytes: Array(bytes[prefix.count..<prefix.count + 4]))
    }
  }

  /// What stands before an IPv4 address: IPv4-compatible `::192.0.2.7` and IPv4-mapped `::ffff:192.0.2.7` (RFC 4291,
  /// 2.5.5), IPv4-translated `::ffff:0:192.0.2.7` (RFC 2765, 2.1), NAT64 `64:ff9b::192.0.2.7` (RFC 6052, 2.1), and
  /// 6to4 `2002:c000:207::` (RFC 3056, 2).
  private static let embeddings: [[UInt8]] = [
    [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], mapping,
    [0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0], [0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0],
    [0x20, 0x02],
  ]
}
