import Delivery
import EcelerityConf

/// A server given by name, such as `ns.oak.example:5353`.
struct NamedServer {
  /// The name as it was written.
  let host: String
  /// The name for DNS.
  let name: Delivery.DomainName
  let port: UInt16

  /// Reads a name with or without a port; nil for anything else. DNS gets A-labels (decision D-06).
  init?(_ text: String, defaultPort: UInt16) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count <= 2, let first = parts.first else { return nil }
    let host = EcelerityConf.DomainName(String(first))
    // An address that comes here has no valid port.
    guard host.address == nil, let name = Delivery.DomainName(host.text) else { return nil }
    let hasDigitsOnly = parts.count == 1 || parts[1].utf8.allSatisfy { (0x30...0x39).contains($0) }
    guard hasDigitsOnly, let port = parts.count == 2 ? UInt16(parts[1]) : defaultPort, port > 0
    else { return nil }
    self.host = String(first)
    self.name = name
    self.port = port
  }
}
