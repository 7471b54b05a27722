extension HostAddress {
  /// Whether it is of this machine, of a network that is not the public one, or of none: addresses at
  /// which one finds something else depending on where one stands (RFC 6890, RFC 4193, RFC 6598).
  package var isPrivate: Bool {
    if let embedded { return embedded.isPrivate }
    return isIPv6 ? isPrivateIPv6 : isPrivateIPv4
  }

  /// The IPv4 address in `::ffff:192.0.2.7` (RFC 4291, 2.5.5.2).
  private var embedded: HostAddress? {
    guard isIPv6, bytes[..<10].allSatisfy({ $0 == 0 }), bytes[10] == 0xff, bytes[11] == 0xff else {
      return nil
    }
    return HostAddress(bytes: Array(bytes[12...]))
  }

  private var isPrivateIPv4: Bool {
    switch (bytes[0], bytes[1]) {
    case (0, _), (10, _), (127, _), (169, 254), (172, 16...31), (192, 168), (100, 64...127): true
    case (224..., _): true
    default: false
    }
  }

  /// `::`, `::1`, fc00::/7, fe80::/10, ff00::/8.
  private var isPrivateIPv6: Bool {
    switch bytes[0] {
    case 0: bytes.dropLast().allSatisfy { $0 == 0 } && bytes[15] <= 1
    case 0xfc, 0xfd, 0xff: true
    case 0xfe: bytes[1] & 0xc0 == 0x80
    default: false
    }
  }
}
