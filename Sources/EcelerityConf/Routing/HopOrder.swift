/// Step 13, as far as it needs no DNS: the order of the next hops.
extension RouteEvaluator {
  /// Lower preferences first, the order of the list within one. Exchangers from DNS stay where they
  /// stand in the list, since their preferences are not known.
  /// Page: content/momentum/4/config/ref-routes.md.
  func orderHops(_ walk: inout RouteWalk) {
    guard walk.hops.count > 1 else { return }
    let known = walk.hops.enumerated().filter { $0.element.preference != nil }.sorted {
      ($0.element.preference ?? 0, $0.offset) < ($1.element.preference ?? 0, $1.offset)
    }
    var sorted = known.map(\.element)[...]
    walk.hops = walk.hops.map { $0.preference == nil ? $0 : sorted.removeFirst() }
    walk.append(
      RouteStep(
        .order, "order of the next hops", walk.hops.map(\.label).joined(separator: ", "),
        Evidence(.documented, Page.routes), notes: orderNotes(walk.hops)))
  }

  private func orderNotes(_ hops: [Hop]) -> [RouteNote] {
    var shares: [Int: Int] = [:]
    for hop in hops { hop.preference.map { shares[$0, default: 0] += 1 } }
    var notes = shares.filter { $0.value > 1 }.sorted { $0.key < $1.key }
      .map { RouteNote.equalShare($0.value) }
    if shares.count > 1 { notes.append(.laterOnlyWhenEarlierUnavailable) }
    if hops.contains(where: { $0.preference == nil }) {
      notes.append(.exchangersKeepTheirPreferences)
    }
    return notes
  }
}

extension Hop {
  fileprivate var label: String {
    preference.map { "\(host) (\($0))" } ?? "exchangers of \(host)"
  }
}
