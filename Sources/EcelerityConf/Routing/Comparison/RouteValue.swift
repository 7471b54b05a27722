/// A value of a route's attribute.
///
/// Values are compared typed and put into words last, so that a host whose name reads like one of the words is not
/// confused with what the word stands for.
enum RouteValue: Hashable, Sendable {
  /// A word, number or address.
  case text(String)
  /// The name of a domain, host or protocol.
  case name(String)
  /// The recipient domain.
  case recipient
  /// The lack of a next hop or a method.
  case absent
  /// A value that only DNS knows.
  case fromDNS
  /// The value at this position in `BindingClasses.Member.values`.
  case ofBinding(Int)
  /// The host at this position in `OwnHosts.Hosts.names`.
  case ownHost(Int)
  /// The exchangers of a domain.
  indirect case exchangers(of: RouteValue)

  /// The value in words. A name that reads like one of them is quoted.
  var words: String {
    switch self {
    case .text(let text): text
    case .name(let name): Self.reserved.contains(name) ? "\"\(name)\"" : name
    case .recipient: RouteAttributeChange.itself
    case .absent: Self.none
    case .fromDNS: "from DNS"
    case .exchangers(let domain): "MX of \(domain.words)"
    case .ofBinding, .ownHost: preconditionFailure("a value that was not filled in")
    }
  }

  private static let none = "none"
  private static let reserved: Set<String> = [RouteAttributeChange.itself, none]
}

/// The values of one attribute that differ between two routes.
///
/// Values that belong to one binding or one domain may be replaced by their positions, so that a difference that many
/// bindings or domains have in common is equal for all of them.
struct RouteValueChange: Hashable, Sendable {
  let attribute: RouteAttribute
  let old: [RouteValue]
  let new: [RouteValue]

  /// The change without the values of a binding that sets `values` and of a domain that has `hosts`.
  func generalised(values: [String], hosts: OwnHosts.Hosts?) -> RouteValueChange {
    switch attribute {
    case .sourceAddress, .ehloName:
      replacing { value in
        guard case .text(let text) = value else { return nil }
        return values.firstIndex(of: text).map(RouteValue.ofBinding)
      }
    case .host:
      replacing { value in
        guard case .name(let name) = value else { return nil }
        return hosts?.position(of: name).map(RouteValue.ownHost)
      }
    default: self
    }
  }

  /// Whether it names hosts by their positions.
  var namesOwnHosts: Bool {
    (old + new).contains { value in
      switch value {
      case .ownHost, .exchangers(of: .ownHost): true
      default: false
      }
    }
  }

  /// The change with the `hosts` of one domain filled in. Domains with an equal change have equally many.
  func concrete(hosts: [String]) -> RouteValueChange {
    replacing { value in
      if case .ownHost(let position) = value { .name(hosts[position]) } else { nil }
    }
  }

  /// The change in words, with the `values` of one binding filled in. Bindings of a class have equally many.
  func words(values: [String]) -> RouteAttributeChange {
    let concrete = replacing { value in
      if case .ofBinding(let position) = value { .text(values[position]) } else { nil }
    }
    return RouteAttributeChange(
      attribute: attribute, old: concrete.old.map(\.words), new: concrete.new.map(\.words))
  }

  /// The change with the values for which `replacement` has another one replaced, also inside of exchangers.
  private func replacing(_ replacement: (RouteValue) -> RouteValue?) -> RouteValueChange {
    func replaced(_ value: RouteValue) -> RouteValue {
      if case .exchangers(let domain) = value { return .exchangers(of: replaced(domain)) }
      return replacement(value) ?? value
    }
    return RouteValueChange(
      attribute: attribute, old: old.map(replaced), new: new.map(replaced))
  }
}
