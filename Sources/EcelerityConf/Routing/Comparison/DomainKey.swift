/// All that tells one name from another outside of bindings and groups.
struct DomainKey: Hashable {
  /// What the name's own stanza says, in the old and in the new configuration.
  var old = 0
  var new = 0
  /// The regular expressions that match it.
  var patterns: [Int] = []
  /// On which lists it is, those of modules and of relayed domains of both configurations.
  var lists: [Bool] = []
  /// The blocks of addresses that hold it.
  var blocks: [Int] = []
  /// What it stands for.
  var kind = Kind.name
  /// The name itself when it is unlike all others.
  var literal: String?

  enum Kind: Hashable {
    case name, synthetic, ipv4, ipv6

    init(_ name: DomainName) {
      switch name.kind {
      case .name: self = .name
      case .synthetic: self = .synthetic
      case .address(let address): self = address.isIPv6 ? .ipv6 : .ipv4
      }
    }
  }

  /// Whether nothing is written for the name in particular.
  var isUnremarkable: Bool { old == 0 && new == 0 && literal == nil }
}
