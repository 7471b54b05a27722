/// The part of an answer that a graph shows. It leaves out what only differs from binding to binding, so that the
/// answers for many bindings and domains are equal.
struct RouteAnswer: Hashable {
  /// A next hop.
  struct Way: Hashable {
    let exit: RouteGraph.Exit
    let preference: Int?
  }

  /// The name mail is queued under; nil for the recipient domain.
  let queue: String?
  /// The next hops in order, or the only way to nowhere.
  let ways: [Way]

  init(_ explanation: Explanation) {
    let own = explanation.query.domain
    let isOwnQueue = explanation.routingDomain == own
    queue = isOwnQueue ? nil : explanation.routingDomain.text
    guard !explanation.destinations.isEmpty else {
      ways = [Way(exit: .nowhere(explanation.verdict), preference: nil)]
      return
    }
    ways = explanation.destinations.map { destination in
      Way(
        exit: RouteGraph.Exit(
          // A next hop that a gateway's queue names is the same host for mail to itself.
          destination, of: isOwnQueue ? own.text : nil, explanation.verdict),
        preference: destination.preference)
    }
  }
}

extension RouteGraph.Exit {
  fileprivate init(_ destination: Destination, of domain: String?, _ verdict: Verdict) {
    switch destination.lookup {
    case nil:
      place = .host(destination.host, isIPv6: destination.address?.isIPv6 ?? false)
    case let lookup?:
      place = .lookup(lookup, of: destination.host == domain ? nil : destination.host)
    }
    self.verdict = verdict
    port = destination.port
    method = destination.method
    policy = destination.policy.inEffect
    policyLookups = destination.policyLookups
  }

  fileprivate static func nowhere(_ verdict: Verdict) -> RouteGraph.Exit {
    RouteGraph.Exit(place: .nowhere, verdict: verdict)
  }

  static func others(_ count: Int) -> RouteGraph.Exit {
    RouteGraph.Exit(place: .others(count), verdict: .deliver)
  }

  private init(place: Place, verdict: Verdict) {
    self.place = place
    self.verdict = verdict
    port = 0
    method = .esmtp
    policy = TLSPolicy(.no, .no)
    policyLookups = []
  }
}
