/// In which domains hosts of the configuration may be meant whose names have few dots.
///
/// Page: content/momentum/4/config/ref-resolv-conf.md, `search`, `domain` and `ndots`, which it does not
/// explain; resolv.conf(5) does. That the server completes names of next hops is inferred.
package struct SearchList: Hashable, Sendable {
  private let domains: [DomainName]
  private let dotsOfAbsoluteNames: Int
  private let knownHosts: Set<DomainName>

  /// A list by which no name is completed.
  package static let none = SearchList([], dotsOfAbsoluteNames: 1)

  /// Names with fewer than `dotsOfAbsoluteNames` dots may be meant in `domains`, unless they are those of
  /// `knownHosts` and it is addresses that are asked for.
  package init(
    _ domains: [DomainName], dotsOfAbsoluteNames: Int, knownHosts: Set<DomainName> = []
  ) {
    self.domains = domains.filter { $0.kind == .name && !$0.text.isEmpty && $0.text != "." }
    self.dotsOfAbsoluteNames = dotsOfAbsoluteNames
    self.knownHosts = knownHosts
  }

  /// What `name` may stand for, in the order of asking: a name with few dots first for one in each of the
  /// domains, and then for itself; first for itself where it is a host whose addresses are known.
  func meanings(of name: DomainName, isHost: Bool) -> [DomainName] {
    let dots = name.text.utf8.count { $0 == UInt8(ascii: ".") }
    guard name.kind == .name, dots < dotsOfAbsoluteNames else { return [name] }
    let completed = domains.map { DomainName("\(name.text).\($0.text)") }
    return isHost && knownHosts.contains(name) ? [name] + completed : completed + [name]
  }
}
