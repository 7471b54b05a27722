/// A question to the network whose answer the route depends on.
public enum NameQuestion: Hashable, Sendable {
  /// The exchangers of a domain (MX).
  case exchangers(of: DomainName)
  /// The IPv4 addresses of a host (A).
  case ipv4Addresses(of: DomainName)
  /// The IPv6 addresses of a host (AAAA).
  case ipv6Addresses(of: DomainName)
  /// The certificates of a server (TLSA of `_port._tcp.host`).
  case associations(of: DomainName, port: Int)
  /// The MTA-STS policy of a domain (RFC 8461).
  case policy(of: DomainName)
}

extension NameQuestion: CustomStringConvertible {
  /// `MX oak.example`
  public var description: String {
    switch self {
    case .exchangers(let domain): "MX \(domain.text)"
    case .ipv4Addresses(let host): "A \(host.text)"
    case .ipv6Addresses(let host): "AAAA \(host.text)"
    case .associations(let host, let port): "TLSA _\(port)._tcp.\(host.text)"
    case .policy(let domain): "MTA-STS policy of \(domain.text)"
    }
  }
}
