/// The order of next hops: by preference, lower first. Within a preference the order is that of the list or, with a
/// seed, pseudo-random; the exchangers of one item keep the order of DNS (decision D-33). Exchangers that DNS has not
/// named stay at their position in the list, since their preferences are not known.
///
/// Pages: content/momentum/4/config/ref-routes.md, ref-prefer_ipv6_mxs.md.
struct HopOrder {
  /// The seed of a reproducible random order (decision D-23).
  private let seed: UInt64?
  /// The preferences among whose next hops those with an IPv6 address come first.
  private let ipv6First: Set<Int>

  /// The order of the list.
  init() {
    seed = nil
    ipv6First = []
  }

  /// The order of `hops`; IPv6 addresses come first if it `prefersIPv6`.
  init(of hops: [Hop], seed: UInt64?, prefersIPv6: Bool) {
    self.seed = seed
    ipv6First = prefersIPv6 ? HopOrder.knownPreferences(of: hops) : []
  }

  /// The preferences all of whose next hops have a known address: among others, only DNS knows the IPv6 addresses.
  private static func knownPreferences(of hops: [Hop]) -> Set<Int> {
    let unknown = Set(hops.lazy.filter { $0.address == nil }.compactMap(\.preference))
    return Set(hops.compactMap(\.preference)).subtracting(unknown)
  }

  // MARK: Sorting

  /// `hops` in this order.
  func sorted(_ hops: [Hop]) -> [Hop] {
    let positions = positions(of: hops)
    let known = hops.enumerated().filter { $0.element.preference != nil }.sorted {
      rank($0.element, positions[$0.offset]) < rank($1.element, positions[$1.offset])
    }
    var sorted = known.map(\.element)[...]
    return hops.map { $0.preference == nil ? $0 : sorted.removeFirst() }
  }

  /// The rank of each next hop among those of equal preference: its position in the list or, with a seed, a
  /// reproducible random one. The positions of an item's exchangers are assigned to them in the order of DNS.
  private func positions(of hops: [Hop]) -> [Int] {
    guard let seed else { return Array(hops.indices) }
    var random = SeededOrder(seed)
    let drawn = hops.indices.shuffled(using: &random)
    var positions = drawn
    for places in Dictionary(grouping: hops.indices, by: { hops[$0].item }).values {
      let inOrder = places.sorted {
        (hops[$0].preferenceInItem, drawn[$0]) < (hops[$1].preferenceInItem, drawn[$1])
      }
      for (place, position) in zip(inOrder, places.map { drawn[$0] }.sorted()) {
        positions[place] = position
      }
    }
    return positions
  }

  private func rank(_ hop: Hop, _ position: Int) -> (Int, Int, Int) {
    (hop.preference ?? 0, familyRank(of: hop), position)
  }

  /// The rank of the family of the address of `hop` among those of equal preference.
  private func familyRank(of hop: Hop) -> Int {
    guard let preference = hop.preference, ipv6First.contains(preference) else { return 0 }
    return hop.address?.isIPv6 ?? false ? 0 : 1
  }

  /// Whether `hop` comes before others of its preference because of its IPv6 address.
  func isIPv6First(_ hop: Hop) -> Bool {
    hop.address?.isIPv6 ?? false && hop.preference.map(ipv6First.contains) ?? false
  }

  // MARK: The step

  /// The step about `hops`, which are in this order.
  func step(about hops: [Hop]) -> RouteStep {
    let isOfDNS = hops.firstOfItems.count < hops.count
    return RouteStep(
      .order, "order of the next hops", hops.map(\.label).joined(separator: ", "),
      isOfDNS ? Evidence(.decided, Page.routes, "D-33") : Evidence(.documented, Page.routes),
      notes: notes(on: hops) + (isOfDNS ? [.itemKeepsOrderOfDNS] : []))
  }

  private func notes(on hops: [Hop]) -> [RouteNote] {
    let ranks = hops.firstOfItems.compactMap { hop in
      hop.preference.map { [$0, familyRank(of: hop)] }
    }
    let sharing = Dictionary(grouping: ranks, by: { $0 })
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value.count)
    var notes = sharing.filter { $0 > 1 }.map(RouteNote.equalShare)
    if sharing.count > 1 { notes.append(.laterOnlyWhenEarlierUnavailable) }
    if hops.contains(where: { $0.preference == nil }) {
      notes.append(.exchangersKeepTheirPreferences)
    }
    return notes
  }
}

extension Hop {
  fileprivate var label: String {
    preference.map { "\(title) (\($0))" } ?? "exchangers of \(host)"
  }
}
