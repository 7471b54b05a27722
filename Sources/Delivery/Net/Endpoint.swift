/// The address and port of a server.
package struct Endpoint: Hashable, Sendable {
  /// The address of the host.
  package let address: HostAddress
  /// The zone of a link-local address, such as `eth0` (RFC 4007, 11).
  package let zone: String?
  /// The TCP or UDP port.
  package let port: UInt16

  /// The port `port` of the host `address`.
  package init(_ address: HostAddress, port: UInt16, zone: String? = nil) {
    self.address = address
    self.zone = zone
    self.port = port
  }

  /// Reads `192.0.2.53`, `192.0.2.53:5353`, `2001:db8::53`, `[2001:db8::53]:5353`, and a link-local
  /// address with its zone, `fe80::53%eth0`; nil for anything else.
  package init?(_ text: some StringProtocol, defaultPort: UInt16) {
    guard let (host, port) = Self.parts(text[...]) else { return nil }
    let number = port.map { Self.port($0) } ?? defaultPort
    let pieces = host.split(separator: "%", maxSplits: 1, omittingEmptySubsequences: false)
    guard let number, let address = pieces.first.flatMap({ HostAddress($0) }),
      pieces.count == 1 || address.isIPv6 && Self.isInterface(pieces[1])
    else { return nil }
    self.init(address, port: number, zone: pieces.count == 1 ? nil : String(pieces[1]))
  }

  /// Whether a network interface may be called `name`: Linux and macOS have room for 15 bytes, and no room for what
  /// is not seen.
  private static func isInterface(_ name: some StringProtocol) -> Bool {
    1...15 ~= name.utf8.count && name != "." && name != ".."
      && name.utf8.allSatisfy { 0x21...0x7E ~= $0 && !"/:%[]".utf8.contains($0) }
  }

  private static func parts<Text: StringProtocol>(
    _ text: Text
  ) -> (host: Text.SubSequence, port: Text.SubSequence?)? {
    if text.first == "[" {
      guard let end = text.firstIndex(of: "]") else { return nil }
      let rest = text[text.index(after: end)...]
      let host = text[text.index(after: text.startIndex)..<end]
      guard host.contains(":"), rest.isEmpty || rest.first == ":" else { return nil }
      return (host, rest.isEmpty ? nil : rest.dropFirst())
    }
    let pieces = text.split(separator: ":", omittingEmptySubsequences: false)
    return pieces.count == 2 ? (pieces[0], pieces[1]) : (text[...], nil)
  }

  /// A port from 1 to 65535, digits only.
  private static func port(_ text: some StringProtocol) -> UInt16? {
    guard text.utf8.allSatisfy(\.isDigit),
      let port = UInt16(text), port > 0
    else { return nil }
    return port
  }
}

extension Endpoint: CustomStringConvertible {
  /// `192.0.2.53:5353` or `[2001:db8::53]:5353`
  package var description: String {
    let host = "\(address)" + (zone.map { "%" + $0 } ?? "")
    return address.isIPv6 ? "[\(host)]:\(port)" : "\(host):\(port)"
  }
}
