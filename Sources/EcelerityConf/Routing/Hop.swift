/// A next hop before ports and policies are known.
struct Hop: Hashable, Sendable {
  let host: String
  var address: IPAddress?
  /// Whether DNS brought the address.
  var isAddressFromDNS = false
  var lookup: HopLookup?
  /// The port that the hop itself names.
  var port: Int?
  /// The preference; nil when DNS decides.
  var preference: Int?
  /// The order among those of one preference: that of DNS, for the exchangers of an item of `routes`
  /// with a preference of its own.
  var share = 0

  /// Whether it is an address, not the name of a host.
  var isLiteral: Bool { address.map { $0.description == host } ?? false }

  /// The host, and its address when that is another word.
  var title: String {
    guard let address, !isLiteral else { return host }
    return "\(host) [\(address.description)]"
  }

  /// An address, which is not looked up.
  static func literal(_ address: IPAddress, port: Int? = nil, preference: Int = 0) -> Hop {
    Hop(host: address.description, address: address, port: port, preference: preference)
  }
}
