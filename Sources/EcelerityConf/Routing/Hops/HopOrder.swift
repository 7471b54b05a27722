/// Step 13: the order of the next hops.
extension RouteEvaluator {
  /// Sorts by preference, lower first. Within a preference the order is that of the list or, with a seed,
  /// pseudo-random; the exchangers of one item keep the order of DNS (decision D-33). Exchangers that DNS has not
  /// named stay at their position in the list, since their preferences are not known. Pages:
  /// content/momentum/4/config/ref-routes.md, ref-prefer_ipv6_mxs.md.
  mutating func orderHops(_ walk: inout RouteWalk) {
    guard walk.hops.count > 1 else { return }
    let ipv6 = options.globalValue(of: .preferIpv6Mxs)
    let ipv6First = ipv6.truth == true ? knownPreferences(of: walk.hops) : []
    let positions = positions(of: walk)
    let known = walk.hops.enumerated().filter { $0.element.preference != nil }.sorted {
      rank($0.element, ipv6First, positions[$0.offset])
        < rank($1.element, ipv6First, positions[$1.offset])
    }
    var sorted = known.map(\.element)[...]
    walk.hops = walk.hops.map { $0.preference == nil ? $0 : sorted.removeFirst() }
    guard walk.log.isRecording else { return }
    walk.log.append(RouteEvaluator.ordered(walk.hops, ipv6First: ipv6First))
    let isIPv6First = { (hop: Hop) in
      hop.address?.isIPv6 ?? false && hop.preference.map(ipv6First.contains) ?? false
    }
    if walk.hops.contains(where: isIPv6First) {
      walk.log.append(.order, ipv6, notes: [.ipv6First])
    }
  }

  /// The preferences all of whose next hops have a known address: among others, only DNS knows the IPv6 addresses.
  private func knownPreferences(of hops: [Hop]) -> Set<Int> {
    let unknown = Set(hops.lazy.filter { $0.address == nil }.compactMap(\.preference))
    return Set(hops.compactMap(\.preference)).subtracting(unknown)
  }

  /// The step about the order of `hops`, in which IPv6 comes first among those of each preference in `ipv6First`.
  static func ordered(_ hops: [Hop], ipv6First: Set<Int> = []) -> RouteStep {
    let isOfDNS = hops.firstOfItems.count < hops.count
    return RouteStep(
      .order, "order of the next hops", hops.map(\.label).joined(separator: ", "),
      isOfDNS ? Evidence(.decided, Page.routes, "D-33") : Evidence(.documented, Page.routes),
      notes: orderNotes(hops, ipv6First) + (isOfDNS ? [.itemKeepsOrderOfDNS] : []))
  }

  /// The rank of each next hop among those of equal preference: its position in the list or, with a seed, a
  /// reproducible random one (decision D-23). The positions of an item's exchangers are assigned to them in the
  /// order of DNS.
  private func positions(of walk: RouteWalk) -> [Int] {
    let hops = walk.hops
    guard let seed = walk.query.seed else { return Array(hops.indices) }
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

  private func rank(
    _ hop: Hop, _ ipv6First: Set<Int>, _ position: Int
  ) -> (Int, Int, Int) {
    (hop.preference ?? 0, RouteEvaluator.familyRank(of: hop, ipv6First), position)
  }

  /// The rank of the family of the address of `hop` among those of equal preference.
  private static func familyRank(of hop: Hop, _ ipv6First: Set<Int>) -> Int {
    guard let preference = hop.preference, ipv6First.contains(preference) else { return 0 }
    return hop.address?.isIPv6 ?? false ? 0 : 1
  }

  private static func orderNotes(_ hops: [Hop], _ ipv6First: Set<Int>) -> [RouteNote] {
    let ranks = hops.firstOfItems.compactMap { hop in
      hop.preference.map { [$0, familyRank(of: hop, ipv6First)] }
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
