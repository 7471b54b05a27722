/// An IPv4 or IPv6 address of a host.
package struct HostAddress: Hashable, Sendable {
  /// Four or sixteen bytes in network byte order.
  package let bytes: [UInt8]

  /// An address of these bytes; nil unless there are four or sixteen.
  package init?(bytes: [UInt8]) {
    guard bytes.count == 4 || bytes.count == 16 else { return nil }
    self.bytes = bytes
  }

  /// Reads `192.0.2.7` or `2001:db8::7`, without brackets, prefix length or zone.
  package init?(_ text: some StringProtocol) {
    let text = Array(text.utf8)
    let isIPv6 = text.contains(UInt8(ascii: ":"))
    guard let bytes = isIPv6 ? Self.ipv6(text[...]) : Self.ipv4(text[...]) else { return nil }
    self.bytes = bytes
  }

  /// 127.0.0.1
  package static let loopback = HostAddress(ipv4: 127, 0, 0, 1)

  private init(ipv4 bytes: UInt8...) { self.bytes = bytes }

  /// Whether it is an IPv6 address.
  package var isIPv6: Bool { bytes.count == 16 }

  /// Whether it is a loopback address: 127.0.0.0/8 or ::1 (RFC 6890).
  package var isLoopback: Bool {
    isIPv6 ? bytes.dropLast().allSatisfy { $0 == 0 } && bytes[15] == 1 : bytes[0] == 127
  }
}

extension HostAddress: CustomStringConvertible {
  /// The canonical text: dotted decimal, or RFC 5952 for IPv6.
  package var description: String {
    guard isIPv6 else { return Self.dotted(bytes[...]) }
    // RFC 5952, 5: an IPv4 address embedded with a well-known prefix is shown in dotted decimal.
    if bytes[..<10].allSatisfy({ $0 == 0 }), bytes[10] == 0xff, bytes[11] == 0xff {
      return "::ffff:" + Self.dotted(bytes[12...])
    }
    let groups = stride(from: 0, to: 16, by: 2).map {
      UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1])
    }
    let hexadecimal = { (part: ArraySlice<UInt16>) in
      part.map { String($0, radix: 16) }.joined(separator: ":")
    }
    guard let zeros = Self.longestRunOfZeros(groups) else { return hexadecimal(groups[...]) }
    return hexadecimal(groups[..<zeros.lowerBound]) + "::"
      + hexadecimal(groups[zeros.upperBound...])
  }

  private static func dotted(_ bytes: ArraySlice<UInt8>) -> String {
    bytes.map { String($0) }.joined(separator: ".")
  }

  /// The groups that `::` replaces: the first of the longest runs of two or more zeros (RFC 5952, 4.2).
  private static func longestRunOfZeros(_ groups: [UInt16]) -> Range<Int>? {
    var longest = 0..<0
    var start = 0
    for (index, group) in groups.enumerated() {
      if group != 0 { start = index + 1 }
      if index + 1 - start > longest.count { longest = start..<index + 1 }
    }
    return longest.count >= 2 ? longest : nil
  }
}

extension HostAddress {
  private static func ipv4(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let numbers = parts.compactMap(decimal)
    return parts.count == 4 && numbers.count == 4 ? numbers : nil
  }

  /// 0 to 255 without leading zeros, which some would read as octal.
  private static func decimal(_ text: ArraySlice<UInt8>) -> UInt8? {
    guard (1...3).contains(text.count), text.first != UInt8(ascii: "0") || text.count == 1,
      text.allSatisfy(\.isDigit)
    else { return nil }
    return UInt8(String(decoding: text, as: UTF8.self))
  }

  /// RFC 4291, 2.2: groups, one `::`, and IPv4 notation at the end.
  private static func ipv6(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    let colon = UInt8(ascii: ":")
    let gap = zip(text.indices, text.indices.dropFirst()).first {
      text[$0] == colon && text[$1] == colon
    }
    guard let gap else { return groups(text).flatMap { $0.count == 16 ? $0 : nil } }
    guard let before = groups(text[..<gap.0]), let after = groups(text[(gap.1 + 1)...]),
      before.count + after.count <= 14
    else { return nil }
    return before + [UInt8](repeating: 0, count: 16 - before.count - after.count) + after
  }

  private static func groups(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    guard !text.isEmpty else { return [] }
    var bytes: [UInt8] = []
    let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      if index == parts.count - 1, part.contains(UInt8(ascii: ".")) {
        guard let ipv4 = ipv4(part) else { return nil }
        bytes += ipv4
      } else {
        guard (1...4).contains(part.count), part.allSatisfy(isHexadecimal),
          let group = UInt16(String(decoding: part, as: UTF8.self), radix: 16)
        else { return nil }
        bytes += [UInt8(group >> 8), UInt8(group & 0xff)]
      }
      guard bytes.count <= 16 else { return nil }
    }
    return bytes
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"):
      true
    default: false
    }
  }
}
