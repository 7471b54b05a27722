/// How routes differ between two configurations.
public struct RouteDifferences: Sendable {
  /// What changes, for whom.
  public internal(set) var changes: [RouteChange] = []
  /// Bindings that only the new configuration has.
  public internal(set) var addedBindings: [RouteBinding] = []
  /// Bindings that only the old configuration has. Messages on them that are not moved go to the
  /// binding `default`. Page: content/momentum/4/outbound-mail-multivip-interfaces.md.
  public internal(set) var removedBindings: [RouteBinding] = []
  /// Regular expressions about whose names nothing can be said.
  public internal(set) var unknown: [UnknownPattern] = []
  /// Whether names or addresses that match several regular expressions at a time may have been missed.
  public internal(set) var mayMissOverlaps = false

  /// Whether no mail goes another way and both have the same bindings; what is `unknown` may still.
  public var isEmpty: Bool {
    changes.isEmpty && addedBindings.isEmpty && removedBindings.isEmpty
  }

  /// Whether every name was told apart from those that are routed otherwise, so that nothing was missed.
  package var areComplete: Bool { unknown.isEmpty && !mayMissOverlaps }
}

/// A regular expression for which no names can be made, so that only names that are written somewhere
/// were tried with it.
public struct UnknownPattern: Sendable {
  /// Its stanza.
  public let stanza: Scope
  /// Whether the stanza is one of the new configuration.
  public let isNew: Bool
  /// Why it is not evaluated at all; nil when only its form is not understood.
  public let failure: PatternError?
}

/// A binding whose messages are compared.
public struct RouteBinding: Hashable, Sendable {
  /// Its name.
  public let name: String
  /// The group it is in; nil when it is in none but the implicit one.
  public let group: String?

  /// The binding `name` in `group`.
  package init(name: String, group: String?) {
    self.name = name
    self.group = group
  }
}

/// One change of routes: the names and bindings for which the same differs in the same way.
public struct RouteChange: Sendable {
  /// One of the names.
  public let witness: DomainName
  /// The names that are written in one of the configurations, or were asked for.
  public let names: [String]
  /// Names that stand for all those that are written nowhere and change too.
  public let examples: [DomainName]
  /// Regular expressions that match all or some of the names.
  public let patterns: [String]
  /// The bindings, as the new configuration has them.
  public let bindings: [RouteBinding]
  /// What differs.
  public let attributes: [RouteAttributeChange]
  /// Where mail for the witness on the first binding goes in the old configuration, and why.
  public let old: Explanation
  /// The same in the new configuration.
  public let new: Explanation
}

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
      && old.method == new.method && old.destinations == new.destinations
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
