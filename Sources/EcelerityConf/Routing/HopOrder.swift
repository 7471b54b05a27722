/// Steps 12 and 13, as far as they need no DNS: which next hops are left, and in which order.
extension RouteEvaluator {
  /// Leaves out addresses that are to be skipped and stops at prohibited ones.
  /// Pages: content/momentum/4/config/ref-skip-hosts.md, ref-prohibited-hosts.md.
  mutating func filterAddresses(_ walk: inout RouteWalk) {
    guard walk.hops.contains(where: { $0.address != nil }) else { return }
    skipAddresses(&walk)
    if walk.verdict == nil { stopAtProhibited(&walk) }
  }

  private mutating func skipAddresses(_ walk: inout RouteWalk) {
    let evaluation = options.value(of: .skipHosts, at: .global)
    let blocks = RouteEvaluator.blocks(of: evaluation)
    let skipped = walk.hops.filter { $0.isInside(blocks) }
    guard !skipped.isEmpty else { return }
    walk.hops.removeAll { $0.isInside(blocks) }
    if walk.hops.isEmpty { walk.verdict = .noHosts }
    walk.append(.filter, evaluation, notes: skipped.map { .skippedAddress($0.host) })
  }

  /// Only addresses of the best preference stop the domain (decision D-21).
  private mutating func stopAtProhibited(_ walk: inout RouteWalk) {
    let evaluation = options.value(of: .prohibitedHosts, at: .global)
    let blocks = RouteEvaluator.blocks(of: evaluation)
    let prohibited = walk.hops.filter { $0.isInside(blocks) }
    guard !prohibited.isEmpty else { return }
    let best = walk.hops.map { $0.preference ?? 0 }.min()
    let stops = prohibited.contains { $0.preference ?? 0 == best }
    if stops { walk.verdict = .prohibited }
    walk.append(
      .filter, evaluation, evidence: Evidence(.decided, evaluation.option.page, "D-21"),
      notes: stops ? [] : prohibited.map { .prohibitedLater($0.host) })
  }

  private static func blocks(of evaluation: Evaluation) -> [CIDRBlock] {
    evaluation.setting?.value.items.compactMap { CIDRBlock($0.text) } ?? []
  }

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
    walk.steps.append(
      RouteStep(
        .order, "order of the next hops", walk.hops.map(\.label).joined(separator: ", "),
        Evidence(.documented, Page.of(.routes)), notes: orderNotes(walk.hops)))
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
  fileprivate func isInside(_ blocks: [CIDRBlock]) -> Bool {
    guard let address, let block = CIDRBlock(address.description) else { return false }
    return blocks.contains { $0.contains(block) }
  }

  fileprivate var label: String {
    preference.map { "\(host) (\($0))" } ?? "exchangers of \(host)"
  }
}
