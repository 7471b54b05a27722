/// The next hops of a route shared by many stanzas, each of which names hosts of its own about which nothing is
/// configured.
struct NamedHops {
  /// The next hops in order, with the hosts of one of the stanzas.
  private let hops: [Hop]
  /// The position of each next hop among the hosts.
  private let positions: [Int]
  /// The position of the step about their order; nil when there is none.
  let order: Int?

  /// The next hops of `walk`, which a stanza names as `hosts`; nil when it has others, or a step mentions them that
  /// is not about their order.
  init?(_ walk: RouteWalk, _ hosts: [String]) {
    let positions = walk.hops.compactMap { hosts.firstIndex(of: $0.host) }
    let steps = walk.log.steps
    let order = steps.firstIndex { $0.name == .order }
    guard positions.count == walk.hops.count, Set(positions).count == hosts.count,
      walk.hops.count == hosts.count, walk.hops.allSatisfy({ $0.address == nil }),
      walk.destinations.map(\.host) == walk.hops.map(\.host),
      !steps.indices.contains(where: { $0 != order && steps[$0].mentions(anyOf: hosts) })
    else { return nil }
    hops = walk.hops
    self.positions = positions
    self.order = order
  }

  /// The `destinations` with `hosts` filled in.
  func destinations(_ destinations: [Destination], _ hosts: [String]) -> [Destination] {
    zip(destinations, positions).map { $0.with(host: hosts[$1]) }
  }

  /// The step about the order of the next hops, with `hosts` filled in.
  func ordered(_ hosts: [String]) -> RouteStep {
    HopOrder().step(
      about: zip(hops, positions).map { hop, position in
        Hop(
          host: hosts[position], address: hop.address, lookup: hop.lookup, port: hop.port,
          preference: hop.preference, item: hop.item)
      })
  }
}

extension RouteStep {
  /// Whether the words of the step, apart from the value of an option, mention one of `hosts`.
  fileprivate func mentions(anyOf hosts: [String]) -> Bool {
    let answer = content.answer == nil ? [] : [self.answer]
    let words = answer + [content.question ?? ""] + remarks
    return words.contains { word in hosts.contains { word.mentions($0) } }
  }
}

extension String {
  /// Whether `host` occurs in the text. The standard library's search has a set-up cost that only longer texts
  /// repay.
  fileprivate func mentions(_ host: String) -> Bool {
    var rest = utf8[...]
    while rest.count >= host.utf8.count {
      if rest.starts(with: host.utf8) { return true }
      rest.removeFirst()
    }
    return false
  }
}
