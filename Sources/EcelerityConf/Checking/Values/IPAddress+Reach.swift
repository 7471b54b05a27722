extension IPAddress {
  /// Whether it is a loopback address (RFC 1122, 3.2.1.3; RFC 4291, 2.5.3).
  var isLoopback: Bool {
    isIPv6 ? high == 0 && low == 1 : low >> 24 == 127
  }

  /// Whether all bits are zero.
  var isUnspecified: Bool { high == 0 && low == 0 }

  /// Whether it is not routed on the public network (RFC 1918, RFC 4193).
  var isPrivate: Bool {
    if isIPv6 { return bytes[0] & 0xFE == 0xFC }
    return bytes[0] == 10 || bytes[0] == 172 && bytes[1] & 0xF0 == 16
      || bytes[0] == 192 && bytes[1] == 168
  }

  /// Whether it is for the public network, as far as the address itself shows.
  var isPublic: Bool {
    let isLinkLocal =
      isIPv6 ? bytes[0] == 0xFE && bytes[1] & 0xC0 == 0x80 : bytes[0] == 169 && bytes[1] == 254
    return !isPrivate && !isLoopback && !isUnspecified && !isLinkLocal
  }
}
