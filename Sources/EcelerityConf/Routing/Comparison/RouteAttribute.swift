/// An attribute of a route that can differ; the raw value is the name that reports print.
public enum RouteAttribute: String, Sendable, CaseIterable {
  /// The verdict on the message: `Verdict`.
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
  /// The lookups about the host that may make TLS stricter, `PolicyLookup`, and the settings that apply to what DNS
  /// answers about it.
  case lookups
  /// The address the connection comes from.
  case sourceAddress = "source_address"
  /// The name given in EHLO.
  case ehloName = "ehlo_name"
}

/// A difference of one attribute between two routes.
public struct RouteAttributeChange: Hashable, Sendable {
  /// The attribute.
  public let attribute: RouteAttribute
  /// The old values: one for each next hop, or one when all have the same. The recipient domain is
  /// `RouteAttributeChange.itself`, a lack of next hops or of a method is `none`; names equal to
  /// these words are quoted.
  public let old: [String]
  /// The new value or values, like `old`.
  public let new: [String]

  /// The word for the recipient domain, so that the same change of many domains reads the same.
  public static let itself = "itself"
}

extension RouteAttribute {
  /// The attributes that differ between `old` and `new`, which are for the same domain, in words.
  package static func changes(_ old: Explanation, _ new: Explanation) -> [RouteAttributeChange] {
    valueChanges(old, new).map { $0.words(values: []) }
  }

  /// The attributes that differ between `old` and `new`, which are for the same domain.
  static func valueChanges(_ old: Explanation, _ new: Explanation) -> [RouteValueChange] {
    let hasHops = !old.destinations.isEmpty && !new.destinations.isEmpty
    let (oldHops, newHops) = (
      old.destinations.regardlessOfChance, new.destinations.regardlessOfChance
    )
    return allCases.compactMap { attribute in
      // Without next hops there is nothing to compare but that there are none.
      guard hasHops || !attribute.isOfHops || attribute == .host else { return nil }
      guard attribute.values(of: old, oldHops) != attribute.values(of: new, newHops) else {
        return nil
      }
      return RouteValueChange(
        attribute: attribute, old: attribute.values(of: old, old.destinations),
        new: attribute.values(of: new, new.destinations))
    }
  }

  /// Whether both explanations, which are for the same domain, say the same about the route.
  package static func isSame(_ old: Explanation, _ new: Explanation) -> Bool {
    old.verdict == new.verdict && old.routingDomain == new.routingDomain
      && old.method == new.method
      && (old.destinations.areSame(as: new.destinations)
        || old.destinations.regardlessOfChance.areSame(as: new.destinations.regardlessOfChance))
  }

  /// Whether each next hop has its own.
  var isOfHops: Bool {
    switch self {
    case .verdict, .routingDomain, .method: false
    default: true
    }
  }

  /// The values in `explanation`, whose next hops are `hops`.
  private func values(of explanation: Explanation, _ hops: [Destination]) -> [RouteValue] {
    let own = explanation.query.domain.text
    let name: (String) -> RouteValue = { $0 == own ? .recipient : .name($0) }
    switch self {
    case .verdict, .routingDomain, .method:
      let text = value(of: explanation, nil)
      return [text.map { self == .routingDomain ? name($0) : words($0) } ?? .absent]
    case .host:
      let hosts = hops.map { hop in
        hop.lookup == .mx ? .exchangers(of: name(hop.host)) : name(hop.host)
      }
      return hosts.isEmpty ? [.absent] : hosts
    default:
      let values = hops.map { hop in
        let text = value(of: explanation, hop)
        return text.map { self == .address ? name($0) : words($0) } ?? missing
      }
      return Set(values).count == 1 ? Array(values.prefix(1)) : values
    }
  }

  /// A value that is not the name of a host or domain. A method may be any text.
  private func words(_ text: String) -> RouteValue { self == .method ? .name(text) : .text(text) }

  /// What it means that a next hop has no value.
  private var missing: RouteValue { self == .lookups ? .absent : .fromDNS }

  /// The value in `explanation`, or in its next hop `hop` if the attribute is about one; nil when there is none, or
  /// only DNS knows.
  func value(of explanation: Explanation, _ hop: Destination?) -> String? {
    switch self {
    case .verdict: explanation.verdict.rawValue
    case .routingDomain: explanation.routingDomain.text
    case .method: explanation.method?.name
    case .host: hop?.host
    case .address: hop?.address?.description
    case .preference: hop?.preference.map { String($0) }
    case .port: hop.map { String($0.port) }
    case .tls: hop?.tls
    // Without TLS no value has an effect.
    case .tlsVerify: hop?.policy.inEffect.verification.rawValue
    case .lookups: hop.flatMap(RouteAttribute.lookupWords)
    case .sourceAddress: hop?.sourceAddress
    case .ehloName: hop?.ehloName
    }
  }

  private static func lookupWords(of hop: Destination) -> String? {
    let policies = hop.policyLookups.map(\.rawValue).joined(separator: " ")
    let words =
      (policies.isEmpty ? [] : [policies]) + hop.lookupSettings.map(\.text)
      + (hop.isProhibited ? [Keyword.prohibitedHosts.name] : [])
    return words.isEmpty ? nil : words.joined(separator: "; ")
  }
}

extension [Destination] {
  /// The next hops in an order that is the same however those of equal preference are listed: the server chooses
  /// among these at random.
  fileprivate var regardlessOfChance: [Destination] {
    var ordered: [Destination] = []
    var rest = self[...]
    while let first = rest.first {
      let alike = rest.prefix { first.preference != nil && $0.preference == first.preference }
      rest = rest.dropFirst(Swift.max(alike.count, 1))
      ordered +=
        alike.isEmpty
        ? [first] : alike.sorted { $0.identity.lexicographicallyPrecedes($1.identity) }
    }
    return ordered
  }

  fileprivate func areSame(as others: [Destination]) -> Bool {
    elementsEqual(others) { $0.isSame(as: $1) }
  }
}

extension Destination {
  /// The properties that distinguish it from other next hops of its preference.
  fileprivate var identity: [String] {
    [host, address?.description ?? "", lookup?.rawValue ?? "", String(port)]
  }
}
