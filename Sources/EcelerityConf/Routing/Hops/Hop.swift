/// A next hop before its port and policies are determined.
struct Hop: Hashable, Sendable {
  let host: String
  var address: IPAddress?
  /// The origin of the address.
  var addressOrigin = AddressOrigin.configuration
  var lookup: HopLookup?
  /// The port from the item of `routes` or the gateway.
  var port: Int?
  /// The preference; nil when DNS decides.
  var preference: Int?
  /// The position of the item of `routes` that it comes from.
  var item = 0
  /// Whether the name is from the configuration and may be relative (RFC 1034, 3.1).
  var mayBeRelative = false
  /// The name completed by the search list; nil when the name is used as it is.
  var completion: DomainName?
  /// The domain whose MX records name the host.
  var exchangerOf: MailDomain?
  /// The preference in DNS of an exchanger whose item of `routes` has its own preference. The exchangers of an item
  /// keep this order among themselves (decision D-33).
  var preferenceInItem = 0
  /// Whether the address is in `prohibited_hosts`.
  var isProhibited = false

  /// Whether it is an address literal, not a host name.
  var isLiteral: Bool { address.map { $0.description == host } ?? false }

  /// The name of the host in DNS.
  var nameInDNS: DomainName { completion ?? DomainName(host) }

  /// The host, followed by its address unless it is a literal.
  var title: String {
    guard let address, !isLiteral else { return host }
    return "\(host) [\(address.description)]"
  }

  /// An address literal, which is not looked up.
  static func literal(
    _ address: IPAddress, from origin: AddressOrigin = .configuration, port: Int? = nil,
    preference: Int = 0
  ) -> Hop {
    Hop(
      host: address.description, address: address, addressOrigin: origin, port: port,
      preference: preference)
  }
}

extension [Hop] {
  /// The next hops of the best preference in DNS, for each item and preference.
  var firstOfItems: [Hop] {
    var first: [ItemAtPreference: Int] = [:]
    for hop in self {
      let item = ItemAtPreference(hop)
      first[item] = Swift.min(first[item] ?? .max, hop.preferenceInItem)
    }
    return filter { $0.preferenceInItem == first[ItemAtPreference($0)] }
  }
}

/// An item of `routes` and a preference, whose exchangers keep the order of DNS.
private struct ItemAtPreference: Hashable {
  let position: Int
  let preference: Int?

  init(_ hop: Hop) {
    position = hop.item
    preference = hop.preference
  }
}
