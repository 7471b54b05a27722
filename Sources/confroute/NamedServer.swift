import Delivery

/// A server given by name, such as `ns.oak.example:5353`.
struct NamedServer {
  /// The name as it was written.
  let host: String
  /// The name for DNS.
  let name: DomainName
  let port: UInt16

  /// Reads a name with or without a port; nil for anything else.
  init?(_ text: String, defaultPort: UInt16) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let port = parts.count == 2 ? UInt16(parts[1]) : defaultPort
    guard parts.count <= 2, let port, port > 0, let name = DomainName(parts[0]) else { return nil }
    host = String(parts[0])
    self.name = name
    self.port = port
  }
}
