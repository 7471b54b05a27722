/// Everything that distinguishes one name from another outside of bindings and groups.
struct DomainKey: Hashable {
  /// The number of the contents of the name's own stanza, in the old and in the new configuration.
  var old = 0
  var new = 0
  /// The regular expressions that match it.
  var patterns: [Int] = []
  /// Whether it is on each list: those of modules and of relayed domains of both configurations.
  var lists: [Bool] = []
  /// The address blocks that contain it.
  var blocks: [Int] = []
  /// What kind of name it is.
  var kind = Kind.name
  /// The name itself when it is in a class of its own.
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

  /// Whether nothing is written for this name in particular.
  var isUnremarkable: Bool { old == 0 && new == 0 && literal == nil }
}
