/// Names of recipients, put together when nothing in either of two configurations tells them apart
/// outside of the stanzas of bindings and groups.
struct DomainClasses {
  /// Names that are alike.
  struct Class {
    let key: DomainKey
    /// Names that are written somewhere, or that were asked for.
    var names: [DomainName] = []
    /// A name that stands for all that are written nowhere, if there are such names.
    var unnamed: DomainName?

    /// One of the names that `isAllowed`.
    func example(where isAllowed: (String) -> Bool) -> DomainName? {
      if let unnamed { return unnamed }
      return names.first { isAllowed($0.text) }
    }
  }

  private(set) var classes: [Class] = []
  private var positions: [DomainKey: Int] = [:]
  private var known: Set<String> = []

  mutating func add(_ name: DomainName, _ key: DomainKey, isUnnamed: Bool = false) {
    guard known.insert(name.text).inserted || isUnnamed else { return }
    let position = positions[key] ?? classes.count
    if position == classes.count {
      positions[key] = position
      classes.append(Class(key: key))
    }
    if isUnnamed {
      classes[position].unnamed = classes[position].unnamed ?? name
    } else {
      classes[position].names.append(name)
    }
  }

  /// The class of names like `key`.
  func position(of key: DomainKey) -> Int? { positions[key] }
}

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
