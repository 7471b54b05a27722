/// One thing that differs about a route, with what belongs to one binding or to one domain exchanged for its
/// number, so that what is the same for many is equal.
enum GeneralRouteChange: Hashable {
  /// Nothing in it belongs to one binding or domain.
  case plain(RouteAttributeChange)
  /// With values that only the binding has, by their places in `BindingClasses.Member.values`.
  case ofBinding(RouteAttribute, old: [Value], new: [Value])
  /// With next hops that only the domain has, by their places in `OwnHosts`.
  case ofDomain(RouteAttribute, old: [Value], new: [Value])

  /// A value, told as it is or as the one of the binding or the domain that has a number, behind `lookup`.
  enum Value: Hashable {
    case text(String)
    case own(Int, lookup: String)
  }

  /// `change`, which is of a binding that sets `values` and of a domain that has `hosts`.
  init(_ change: RouteAttributeChange, values: [String], hosts: OwnHosts.Hosts?) {
    let general: (String) -> Value
    switch change.attribute {
    case .sourceAddress, .ehloName:
      general = { text in
        values.firstIndex(of: text).map { .own($0, lookup: "") } ?? .text(text)
      }
    case .host:
      general = { text in
        let (lookup, name) = RouteAttribute.parts(ofHost: text)
        return hosts?.position(of: name).map { .own($0, lookup: lookup) } ?? .text(text)
      }
    default:
      self = .plain(change)
      return
    }
    let (old, new) = (change.old.map(general), change.new.map(general))
    if !(old + new).contains(where: \.isOwn) {
      self = .plain(change)
    } else if change.attribute == .host {
      self = .ofDomain(change.attribute, old: old, new: new)
    } else {
      self = .ofBinding(change.attribute, old: old, new: new)
    }
  }

  /// Whether next hops are named that each domain has for itself.
  var namesOwnHosts: Bool { if case .ofDomain = self { true } else { false } }

  /// The same with the next hops of one domain put in. Domains that change in the same way have as many.
  func concrete(hosts: [String]) -> GeneralRouteChange {
    guard case .ofDomain(let attribute, let old, let new) = self else { return self }
    return .plain(Self.concrete(attribute, old, new, hosts))
  }

  /// The change with the values of one binding put in. Bindings of a class have as many.
  func concrete(values: [String]) -> RouteAttributeChange {
    switch self {
    case .plain(let change): change
    case .ofBinding(let attribute, let old, let new), .ofDomain(let attribute, let old, let new):
      Self.concrete(attribute, old, new, values)
    }
  }

  private static func concrete(
    _ attribute: RouteAttribute, _ old: [Value], _ new: [Value], _ own: [String]
  ) -> RouteAttributeChange {
    let concrete = { (value: Value) in
      switch value {
      case .text(let text): text
      case .own(let number, let lookup): lookup + own[number]
      }
    }
    return RouteAttributeChange(
      attribute: attribute, old: old.map(concrete), new: new.map(concrete))
  }
}

extension GeneralRouteChange.Value {
  fileprivate var isOwn: Bool { if case .own = self { true } else { false } }
}
