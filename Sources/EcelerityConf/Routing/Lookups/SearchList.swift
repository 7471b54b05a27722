/// The domains in which names with few dots are looked up.
///
/// Page: content/momentum/4/config/ref-resolv-conf.md, `search`, `domain` and `ndots`, which it does not explain;
/// resolv.conf(5) does. That the server completes names of next hops is inferred.
package struct SearchList: Hashable, Sendable {
  private let domains: [DomainName]
  private let dotsOfAbsoluteNames: Int
  private let knownHosts: Set<DomainName>

  /// The list that completes no name.
  package static let none = SearchList([], dotsOfAbsoluteNames: 1)

  /// A list that completes names with fewer than `dotsOfAbsoluteNames` dots by `domains`, except for addresses of
  /// `knownHosts`.
  package init(
    _ domains: [DomainName], dotsOfAbsoluteNames: Int, knownHosts: Set<DomainName> = []
  ) {
    self.domains = domains.filter { $0.kind == .name && !$0.text.isEmpty && $0.text != "." }
    self.dotsOfAbsoluteNames = dotsOfAbsoluteNames
    self.knownHosts = knownHosts
  }

  /// The candidates for `name` in the order of lookups. A name with few dots is tried in each of the domains before
  /// it is tried as it is; a host whose addresses are known is tried as it is first.
  func meanings(of name: DomainName, isHost: Bool) -> [DomainName] {
    let dots = name.text.utf8.count { $0 == UInt8(ascii: ".") }
    guard name.kind == .name, dots < dotsOfAbsoluteNames else { return [name] }
    let completed = domains.map { DomainName("\(name.text).\($0.text)") }
    return isHost && knownHosts.contains(name) ? [name] + completed : completed + [name]
  }
}
