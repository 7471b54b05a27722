/// Step 13: the order of the next hops.
extension RouteEvaluator {
  /// Sorts by preference, lower first. Within a preference the order is that of the list or, with a seed,
  /// pseudo-random; the exchangers of one item keep the order of DNS (decision D-33). Exchangers that DNS has not
  /// named stay at their position in the list, since their preferences are not known. Pages:
  /// content/momentum/4/config/ref-routes.md, ref-prefer_ipv6_mxs.md.
  mutating func orderHops(_ walk: inout RouteWalk) {
    guard walk.hops.count > 1 else { return }
    let ipv6 = options.globalValue(of: .preferIpv6Mxs)
    let prefersIPv6 = !walk.names.isOffline && ipv6.truth == true
    let positions = positions(of: walk)
    let known = walk.hops.enumerated().filter { $0.element.preference != nil }.sorted {
      rank($0.element, prefersIPv6, positions[$0.offset])
        < rank($1.element, prefersIPv6, positions[$1.offset])
    }
    var sorted = known.map(\.element)[...]
    walk.hops = walk.hops.map { $0.preference == nil ? $0 : sorted.removeFirst() }
    guard walk.log.isRecording else { return }
    walk.log.append(RouteEvaluator.ordered(walk.hops))
    if prefersIPv6, walk.hops.contains(where: { $0.address?.isIPv6 ?? false }) {
      walk.log.append(.order, ipv6, notes: [.ipv6First])
    }
  }

  /// The step about the order of `hops`.
  static func ordered(_ hops: [Hop]) -> RouteStep {
    let isOfDNS = hops.firstOfItems.count < hops.count
    return RouteStep(
      .order, "order of the next hops", hops.map(\.label).joined(separator: ", "),
      isOfDNS ? Evidence(.decided, Page.routes, "D-33") : Evidence(.documented, Page.routes),
      notes: orderNotes(hops) + (isOfDNS ? [.itemKeepsOrderOfDNS] : []))
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
    _ hop: Hop, _ prefersIPv6: Bool, _ position: Int
  ) -> (Int, Int, Int) {
    let family = prefersIPv6 && !(hop.address?.isIPv6 ?? false) ? 1 : 0
    return (hop.preference ?? 0, family, position)
  }

  private static func orderNotes(_ hops: [Hop]) -> [RouteNote] {
    let sharing = Dictionary(
      grouping: hops.firstOfItems.compactMap(\.preference), by: { $0 }
    ).sorted { $0.key < $1.key }.map(\.value.count)
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
