/// A next hop before ports and policies are known.
struct Hop: Hashable, Sendable {
  let host: String
  var address: IPAddress?
  /// Who says what the address is.
  var addressOrigin = AddressOrigin.configuration
  var lookup: HopLookup?
  /// The port that the hop itself names.
  var port: Int?
  /// The preference; nil when DNS decides.
  var preference: Int?
  /// The position of the item of `routes` that it comes from.
  var item = 0
  /// Whether the configuration writes the host, so that its name need not be absolute (RFC 1034, 3.1).
  var mayBeRelative = false
  /// What the search list makes of the name; nil when it stands for itself.
  var completion: DomainName?
  /// The domain whose exchanger it is, if DNS says so.
  var exchangerOf: MailDomain?
  /// The preference that DNS gives it, among the exchangers of an item of `routes` that has another one; they
  /// keep that order among themselves (decision D-33).
  var preferenceInItem = 0

  /// Whether it is an address, not the name of a host.
  var isLiteral: Bool { address.map { $0.description == host } ?? false }

  /// The host as DNS knows it.
  var nameInDNS: DomainName { completion ?? DomainName(host) }

  /// The host, and its address when that is another word.
  var title: String {
    guard let address, !isLiteral else { return host }
    return "\(host) [\(address.description)]"
  }

  /// An address, which is not looked up.
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
  /// Those that no other of the same preference and the same item stands before.
  var firstOfItems: [Hop] {
    var first: [ItemAtPreference: Int] = [:]
    for hop in self {
      let item = ItemAtPreference(hop)
      first[item] = Swift.min(first[item] ?? .max, hop.preferenceInItem)
    }
    return filter { $0.preferenceInItem == first[ItemAtPreference($0)] }
  }
}

/// What the next hops have in common that keep an order of their own.
private struct ItemAtPreference: Hashable {
  let position: Int
  let preference: Int?

  init(_ hop: Hop) {
    position = hop.item
    preference = hop.preference
  }
}
