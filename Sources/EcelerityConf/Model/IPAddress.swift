#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// An IPv4 or IPv6 address.
public struct IPAddress: Hashable, Sendable, CustomStringConvertible {
  /// Whether it is an IPv6 address.
  public let isIPv6: Bool
  /// The first eight bytes of an IPv6 address; 0 for IPv4.
  let high: UInt64
  /// The last eight bytes, or the four of an IPv4 address.
  let low: UInt64

  /// The IPv4 address of four bytes, most significant first.
  init(ipv4: UInt32) {
    (isIPv6, high, low) = (false, 0, UInt64(ipv4))
  }

  private init(ipv6 high: UInt64, _ low: UInt64) {
    (isIPv6, self.high, self.low) = (true, high, low)
  }

  /// Reads `192.0.2.7` or `2001:db8::7`, without brackets or prefix length.
  public init?(_ text: String) {
    // Most texts are names, which are ruled out without a call to the system.
    let isIPv6 = text.utf8.contains(UInt8(ascii: ":"))
    if !isIPv6, let number = IPAddress.dotted(text.utf8.span) {
      self.init(ipv4: number)
      return
    }
    guard isIPv6 || text.utf8.allSatisfy(IPAddress.isOfIPv4),
      let bytes = IPAddress.parse(text, isIPv6 ? AF_INET6 : AF_INET, isIPv6 ? 16 : 4)
    else { return nil }
    self.init(bytes: bytes)
  }

  /// The address of four or sixteen bytes, most significant first.
  init(bytes: [UInt8]) {
    let number = { (part: ArraySlice<UInt8>) in part.reduce(0) { $0 << 8 | UInt64($1) } }
    if bytes.count == 4 {
      self.init(ipv4: UInt32(number(bytes[...])))
    } else {
      self.init(ipv6: number(bytes[..<8]), number(bytes[8...]))
    }
  }

  /// The length of `255.255.255.255`.
  static let longestDotted = 15

  /// The IPv4 address in its usual form, four numbers without leading zeros; nil for other forms, which are left
  /// to the system's parser.
  static func dotted(_ text: Span<UInt8>) -> UInt32? {
    guard 7...longestDotted ~= text.count else { return nil }
    var address: UInt32 = 0
    var octet: UInt32 = 0
    var digits = 0
    var dots = 0
    for index in text.indices {
      let byte = text[index]
      if byte == UInt8(ascii: ".") {
        guard digits > 0, dots < 3 else { return nil }
        address = address << 8 | octet
        (octet, digits, dots) = (0, 0, dots + 1)
      } else {
        guard byte.isDigit, digits == 0 || octet > 0 else { return nil }
        octet = octet * 10 + UInt32(byte - UInt8(ascii: "0"))
        digits += 1
        guard octet <= 255 else { return nil }
      }
    }
    return digits > 0 && dots == 3 ? address << 8 | octet : nil
  }

  private static func isOfIPv4(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte.isDigit
  }

  /// The bytes, most significant first: four or sixteen.
  public var bytes: [UInt8] {
    let bytes = { (number: UInt64) in
      stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: number >> UInt64($0)) }
    }
    return isIPv6 ? bytes(high) + bytes(low) : Array(bytes(low)[4...])
  }

  /// The number of its bits.
  var bitCount: Int { isIPv6 ? 128 : 32 }

  /// The address with all bits after the first `length` cleared.
  func masked(to length: Int) -> IPAddress {
    let hostBits = bitCount - length
    let ones = UInt64.max
    return isIPv6
      ? IPAddress(
        ipv6: high & (hostBits > 64 ? ones << UInt64(hostBits - 64) : ones),
        low & ones << UInt64(hostBits))
      : IPAddress(ipv4: UInt32(truncatingIfNeeded: low & ones << UInt64(hostBits)))
  }

  /// The canonical text: dotted decimal, or RFC 5952 for IPv6.
  public var description: String {
    if !isIPv6 { return "\(low >> 24).\(low >> 16 & 255).\(low >> 8 & 255).\(low & 255)" }
    var buffer = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    guard inet_ntop(AF_INET6, bytes, &buffer, socklen_t(buffer.count)) != nil else { return "" }
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func parse(_ text: String, _ family: CInt, _ size: Int) -> [UInt8]? {
    // The system's parser stops at NUL, which is no part of an address.
    guard !text.utf8.contains(0) else { return nil }
    var bytes = [UInt8](repeating: 0, count: size)
    return inet_pton(family, text, &bytes) == 1 ? bytes : nil
  }
}
