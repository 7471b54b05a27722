extension HostAddress {
  /// Whether a connection to it ends at this machine: a loopback address, the unspecified address, which systems treat
  /// as loopback, or either of these as an IPv4-mapped IPv6 address (RFC 4291, 2.5.5.2).
  var isThisMachine: Bool {
    let mapped = bytes.starts(with: Self.mapping) ? HostAddress(bytes: Array(bytes[12...])) : nil
    let address = mapped ?? self
    return address.isLoopback || address.bytes.allSatisfy { $0 == 0 }
  }

  private static let mapping: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff]

  /// Whether it is not globally reachable: an address of this machine, of a private network, or of no network (RFC 6890
  /// and the registries that it describes). An IPv6 address that embeds an IPv4 address is as private as that.
  /// Addresses for documentation (RFC 5737, RFC 3849 and RFC 9637) count as public, as they do in examples.
  package var isPrivate: Bool {
    guard isIPv6 else { return isPrivateIPv4 }
    return isPrivateIPv6 || embedded?.isPrivateIPv4 == true
  }

  private var isPrivateIPv4: Bool {
    switch (bytes[0], bytes[1]) {
    case (0, _), (10, _), (127, _), (169, 254), (172, 16...31), (192, 168), (100, 64...127): true
    // IETF protocol assignments (RFC 6890).
    case (192, 0): bytes[2] == 0
    // 6to4 relay anycast, deprecated by RFC 7526.
    case (192, 88): bytes[2] == 99
    // Benchmarking (RFC 2544).
    case (198, 18...19): true
    case (224..., _): true
    default: false
    }
  }

  /// fc00::/7 (RFC 4193), fe80::/10, fec0::/10 and ff00::/8 (RFC 4291, 2.5.6, 2.5.7 and 2.7), and `privateBlocks`.
  private var isPrivateIPv6: Bool {
    switch bytes[0] {
    case 0xfc, 0xfd, 0xff: true
    case 0xfe: bytes[1] & 0x80 != 0
    default: isProtocolAssignment || Self.privateBlocks.contains { bytes.starts(with: $0) }
    }
  }

  /// 100::/64, the discard prefix (RFC 6666), 64:ff9b:1::/48 for local IPv4/IPv6 translation (RFC 8215), and 5f00::/16
  /// for segment routing (RFC 9602).
  private static let privateBlocks: [[UInt8]] = [
    [1, 0, 0, 0, 0, 0, 0, 0], [0, 0x64, 0xff, 0x9b, 0, 1], [0x5f, 0],
  ]

  /// 2001::/23, IETF protocol assignments, except for the blocks that IANA's registry calls globally reachable.
  private var isProtocolAssignment: Bool {
    guard bytes.starts(with: [0x20, 0x01]), bytes[2] & 0xfe == 0 else { return false }
    switch (bytes[2], bytes[3]) {
    // 2001:1::1 to 2001:1::3 are anycast addresses.
    case (0, 1): return bytes[4..<15].contains { $0 != 0 } || !(1...3 ~= bytes[15])
    // 2001:3::/32, 2001:20::/28 and 2001:30::/28.
    case (0, 3), (0, 0x20...0x3f): return false
    // 2001:4:112::/48.
    case (0, 4): return bytes[4] != 0x01 || bytes[5] != 0x12
    default: return true
    }
  }

  /// The IPv4 address that it embeds. That of `::` and `::1` is in 0.0.0.0/8.
  private var embedded: HostAddress? {
    Self.embeddings.first { bytes.starts(with: $0) }.flatMap { prefix in
      HostAddress(bytes: Array(bytes[prefix.count..<prefix.count + 4]))
    }
  }

  /// Prefixes of an embedded IPv4 address: IPv4-compatible `::192.0.2.7` and IPv4-mapped `::ffff:192.0.2.7` (RFC 4291,
  /// 2.5.5), IPv4-translated `::ffff:0:192.0.2.7` (RFC 2765, 2.1), NAT64 `64:ff9b::192.0.2.7` (RFC 6052, 2.1), and
  /// 6to4 `2002:c000:207::` (RFC 3056, 2).
  private static let embeddings: [[UInt8]] = [
    [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], mapping,
    [0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0], [0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0],
    [0x20, 0x02],
  ]
}
