#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// An IPv4 or IPv6 address.
public struct IPAddress: Hashable, Sendable {
  /// The bytes, most significant first: four or sixteen.
  public let bytes: [UInt8]

  /// The address of four or sixteen bytes.
  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Reads `192.0.2.7` or `2001:db8::7`, without brackets or prefix length.
  public init?(_ text: String) {
    // Most texts that are asked about are names, which a look tells without a call to the system.
    let isIPv6 = text.utf8.contains(UInt8(ascii: ":"))
    guard isIPv6 || text.utf8.allSatisfy(IPAddress.isOfIPv4),
      let found = IPAddress.parse(text, isIPv6 ? AF_INET6 : AF_INET, isIPv6 ? 16 : 4)
    else { return nil }
    bytes = found
  }

  private static func isOfIPv4(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// Whether it is an IPv6 address.
  public var isIPv6: Bool { bytes.count == 16 }

  /// The canonical text: dotted decimal, or RFC 5952 for IPv6.
  public var description: String {
    if !isIPv6 { return bytes.map { String($0) }.joined(separator: ".") }
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
