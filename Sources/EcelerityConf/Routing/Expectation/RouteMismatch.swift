/// Something that is not as expected.
package struct RouteMismatch: Sendable {
  /// What was expected.
  package let check: RouteExpectation.Check
  /// What it is; nil when there is no next hop to ask, or when only DNS knows.
  package let actual: String?
  /// The assignments that decided; none where defaults did.
  package let settings: [Setting]
  /// Whether it is known only from DNS, which is not asked.
  package let needsDNS: Bool
}

extension RouteExpectation {
  /// What is not as expected in `explanation`, an answer to the query.
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

  /// The next hop that is meant: of those of the first preference, among which the server chooses at random, the
  /// first that has the host and the address that are expected, and where there are several of these the port; the
  /// first of all when none has. A port alone means no other than the first.
  private func meantHop(of explanation: Explanation) -> Destination? {
    let hops = explanation.destinations
    guard let first = hops.first else { return nil }
    func has(_ hop: Destination, _ key: Key) -> Bool {
      checks.filter { $0.key == key }.allSatisfy { check in
        key.value(of: explanation, hop).map { key.holds(check.text, for: $0) } ?? false
      }
    }
    guard checks.contains(where: { $0.key == .host || $0.key == .address }) else { return first }
    let named = hops.prefix { $0.preference == first.preference }.filter {
      has($0, .host) && has($0, .address)
    }
    return named.first { has($0, .port) } ?? named.first ?? first
  }
}
