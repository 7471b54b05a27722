/// An expected value that does not hold.
package struct RouteMismatch: Sendable {
  /// The expectation.
  package let check: RouteExpectation.Check
  /// The actual value; nil when there is no next hop, or only DNS knows.
  package let actual: String?
  /// The assignments that decided; none where defaults did.
  package let settings: [Setting]
  /// Whether the value is known only from DNS, which is not queried.
  package let needsDNS: Bool
}

extension RouteExpectation {
  /// The expectations that do not hold in `explanation`, an answer to the query.
  package func mismatches(_ explanation: Explanation) -> [RouteMismatch] {
    let hop = meantHop(of: explanation)
    return checks.compactMap { check in
      let actual = check.key.value(of: explanation, hop)
      if let actual, check.key.holds(check.text, for: actual) { return nil }
      return RouteMismatch(
        check: check, actual: actual,
        settings: check.key.attribute?.settings(of: explanation) ?? [],
        needsDNS: actual == nil && !explanation.destinations.isEmpty)
    }
  }

  /// The next hop that is meant. Among those of the first preference, of which the server chooses at random, it is
  /// the first with the expected host and address, and if there are several, also with the expected port; otherwise
  /// one with the expected host whose address only DNS knows, one with the expected host, or the first of all. A port
  /// alone means the first.
  private func meantHop(of explanation: Explanation) -> Destination? {
    let hops = explanation.destinations
    guard let first = hops.first else { return nil }
    func has(_ hop: Destination, _ key: Key) -> Bool {
      checks.filter { $0.key == key }.allSatisfy { check in
        key.value(of: explanation, hop).map { key.holds(check.text, for: $0) } ?? false
      }
    }
    guard checks.contains(where: { $0.key == .host || $0.key == .address }) else { return first }
    let hosts = hops.prefix { $0.preference == first.preference }.filter { has($0, .host) }
    let named = hosts.filter { has($0, .address) }
    return named.first { has($0, .port) } ?? named.first
      ?? hosts.first { $0.address == nil } ?? hosts.first ?? first
  }
}
