/// The next hops of a route that many stanzas share, each of which names hosts of its own about
/// which nothing is configured.
struct NamedHops {
  /// The next hops in their order, with the hosts of one of the stanzas.
  private let hops: [Hop]
  /// Which of the hosts each of them is.
  private let positions: [Int]
  /// The position of the step that tells of their order; nil when there is none.
  let order: Int?

  /// Those that `walk` came to by the `hosts` that a stanza names; nil when it did not come to just these, or
  /// tells of them where other stanzas would not be told of.
  init?(_ walk: RouteWalk, _ hosts: [String]) {
    let positions = walk.hops.compactMap { hosts.firstIndex(of: $0.host) }
    let steps = walk.log.steps
    let order = steps.firstIndex { $0.name == .order }
    guard positions.count == walk.hops.count, Set(positions).count == hosts.count,
      walk.hops.count == hosts.count, walk.hops.allSatisfy({ $0.address == nil }),
      walk.destinations.map(\.host) == walk.hops.map(\.host),
      !steps.indices.contains(where: { $0 != order && steps[$0].tells(of: hosts) })
    else { return nil }
    hops = walk.hops
    self.positions = positions
    self.order = order
  }

  /// The same `destinations` with these hosts.
  func destinations(_ destinations: [Destination], _ hosts: [String]) -> [Destination] {
    zip(destinations, positions).map { $0.with(host: hosts[$1]) }
  }

  /// The step about the order of the next hops with these hosts.
  func ordered(_ hosts: [String]) -> RouteStep {
    RouteEvaluator.ordered(
      zip(hops, positions).map { hop, position in
        Hop(
          host: hosts[position], address: hop.address, lookup: hop.lookup, port: hop.port,
          preference: hop.preference, item: hop.item)
      })
  }
}

extension RouteStep {
  /// Whether the words of the step, but for the value of an option, name one of `hosts`.
  fileprivate func tells(of hosts: [String]) -> Bool {
    let answer = content.answer == nil ? [] : [self.answer]
    let words = answer + [content.question ?? ""] + remarks
    return words.contains { word in hosts.contains { word.names($0) } }
  }
}

extension String {
  /// Whether `host` stands anywhere in it. The search of the library prepares for far longer texts.
  fileprivate func names(_ host: String) -> Bool {
    var rest = utf8[...]
    while rest.count >= host.utf8.count {
      if rest.starts(with: host.utf8) { return true }
      rest.removeFirst()
    }
    return false
  }
}
