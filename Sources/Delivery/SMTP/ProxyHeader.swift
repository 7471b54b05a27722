/// A header of the PROXY protocol, version 2 (HAProxy, proxy-protocol.txt, 2.2), which tells a proxy the addresses of a
/// connection.
struct ProxyHeader: Hashable, Sendable, CustomStringConvertible {
  /// The source of the connection.
  let source: Endpoint
  /// The destination of the connection.
  let destination: Endpoint

  /// A header for this connection; nil if one address is IPv4 and the other IPv6: a header has one family.
  init?(source: Endpoint, destination: Endpoint) {
    guard source.address.isIPv6 == destination.address.isIPv6 else { return nil }
    self.source = source
    self.destination = destination
  }

  private static let signature: [UInt8] = [
    0x0d, 0x0a, 0x0d, 0x0a, 0x00, 0x0d, 0x0a, 0x51, 0x55, 0x49, 0x54, 0x0a,
  ]
  /// Version 2, command PROXY.
  private static let versionAndCommand: UInt8 = 0x21
  private static let tcpOverIPv4: UInt8 = 0x11
  private static let tcpOverIPv6: UInt8 = 0x21

  /// The bytes that open the connection: 28 for IPv4, 52 for IPv6.
  var bytes: [UInt8] {
    let family = source.address.isIPv6 ? Self.tcpOverIPv6 : Self.tcpOverIPv4
    let addresses =
      source.address.bytes + destination.address.bytes + Self.bigEndian(source.port)
      + Self.bigEndian(destination.port)
    return Self.signature + [Self.versionAndCommand, family]
      + Self.bigEndian(UInt16(addresses.count)) + addresses
  }

  private static func bigEndian(_ number: UInt16) -> [UInt8] {
    [UInt8(number >> 8), UInt8(number & 0xff)]
  }

  /// `192.0.2.1:0 to 198.51.100.1:25`
  var description: String { "\(source) to \(destination)" }
}
