/// What can differ about a route; the raw value is the name that reports print.
public enum RouteAttribute: String, Sendable, CaseIterable {
  /// What becomes of the message: `Verdict`.
  case verdict
  /// The name the message is queued under.
  case routingDomain = "routing_domain"
  /// The delivery method.
  case method
  /// The name of a next hop, or whose exchangers it is one of.
  case host
  /// The address of a next hop.
  case address
  /// The preference of a next hop, lower first.
  case preference
  /// The port of a next hop.
  case port
  /// Whether TLS is used: the value of `tls`.
  case tls
  /// How the certificate is checked: the value of `tls_verify`.
  case tlsVerify = "tls_verify"
  /// What is looked up about the host and may make TLS stricter: `PolicyLookup`.
  case lookups
  /// The address the connection comes from.
  case sourceAddress = "source_address"
  /// The name given in EHLO.
  case ehloName = "ehlo_name"
}

/// One thing that differs about a route.
public struct RouteAttributeChange: Hashable, Sendable {
  /// What.
  public let attribute: RouteAttribute
  /// What it was: a value for each next hop, or one when all have the same. The name of the recipient
  /// domain itself is `RouteAttributeChange.itself`.
  public let old: [String]
  /// What it will be.
  public let new: [String]

  /// Stands for the recipient domain, so that what is the same for many reads the same.
  public static let itself = "itself"
}

extension RouteAttribute {
  /// What differs between `old` and `new`, which are for the same domain.
  package static func changes(_ old: Explanation, _ new: Explanation) -> [RouteAttributeChange] {
    let hasHops = !old.destinations.isEmpty && !new.destinations.isEmpty
    return allCases.compactMap { attribute in
      // Where there is no next hop, nothing can be said about it but that.
      guard hasHops || !attribute.isOfHops || attribute == .host else { return nil }
      let (before, after) = (attribute.values(of: old), attribute.values(of: new))
      return before == after
        ? nil : RouteAttributeChange(attribute: attribute, old: before, new: after)
    }
  }

  /// Whether both explanations, which are for the same domain, say the same about the route.
  package static func isSame(_ old: Explanation, _ new: Explanation) -> Bool {
    old.verdict == new.verdict && old.routingDomain == new.routingDomain
      && old.method == new.method
      && old.destinations.elementsEqual(new.destinations) { $0.isSame(as: $1) }
  }

  /// Whether each next hop has its own.
  var isOfHops: Bool {
    switch self {
    case .verdict, .routingDomain, .method: false
    default: true
    }
  }

  func values(of explanation: Explanation) -> [String] {
    let own = explanation.query.domain.text
    let name: (String) -> String = { $0 == own ? RouteAttributeChange.itself : $0 }
    switch self {
    case .verdict: return [explanation.verdict.rawValue]
    case .routingDomain: return [name(explanation.routingDomain.text)]
    case .method: return [explanation.method?.name ?? "none"]
    case .host:
      let hosts = explanation.destinations.map { hop in
        (hop.lookup == .mx ? Self.exchangersPrefix : "") + name(hop.host)
      }
      return hosts.isEmpty ? ["none"] : hosts
    default:
      let values = explanation.destinations.map { value(of: $0, name) }
      return Set(values).count == 1 ? Array(values.prefix(1)) : values
    }
  }

  private static let exchangersPrefix = "MX of "

  /// What `values(of:)` puts before the name of a host, and the name.
  static func parts(ofHost value: String) -> (lookup: String, name: String) {
    guard value.hasPrefix(exchangersPrefix) else { return ("", value) }
    return (exchangersPrefix, String(value.dropFirst(exchangersPrefix.count)))
  }

  private func value(of hop: Destination, _ name: (String) -> String) -> String {
    switch self {
    case .verdict, .routingDomain, .method, .host: ""
    case .address: hop.address.map { name($0.description) } ?? "from DNS"
    case .preference: hop.preference.map { String($0) } ?? "from DNS"
    case .port: String(hop.port)
    case .tls: hop.tls
    case .tlsVerify: hop.tlsVerify
    case .lookups:
      hop.policyLookups.isEmpty ? "none" : hop.policyLookups.map(\.rawValue).joined(separator: " ")
    case .sourceAddress: hop.sourceAddress
    case .ehloName: hop.ehloName
    }
  }
}
