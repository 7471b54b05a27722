/// Step 11: mail for some exchangers is queued for another domain.
///
/// Pages: content/momentum/4/config/ref-rollup-mx.md, ref-rollup-mx-name.md.
extension RouteEvaluator {
  /// Records a possible rollup: offline the exchangers are not known.
  func recordPossibleRollup(_ walk: inout RouteWalk) {
    guard walk.names.isOffline, walk.hops.contains(where: { $0.lookup == .mx }),
      let setting = hostStanzas.rollup(in: containers(of: walk))
    else { return }
    walk.log.append(
      RouteStep(
        .rollup, "queue of the exchangers", "not known offline",
        Evidence(.decided, OptionTable.page(of: .rollupMx), "D-20"), setting: setting,
        notes: [.mayBeRolledUp]))
  }

  /// Moves the message to the queue that the first exchanger with `rollup_mx` names, in the order of preference and
  /// then of the list. Method and hosts are then determined again for that queue, once (decision D-20).
  mutating func rollUp(_ walk: inout RouteWalk) {
    guard !walk.isRolledUp, hostStanzas.rollup(in: containers(of: walk)) != nil else { return }
    let exchangers = walk.hops.enumerated().filter { $0.element.lookup == .a }
      .sorted {
        ($0.element.preference ?? 0, $0.offset) < ($1.element.preference ?? 0, $1.offset)
      }
    for (_, exchanger) in exchangers {
      let scope = QueryScope(
        walk.places.onBinding.scope.stanzas + [QueryScope.Stanza(.host, exchanger.host)])
      guard options.value(of: .rollupMx, at: scope).truth == true else { continue }
      let name = options.value(of: .rollupMxName, at: scope)
      guard let text = name.text, !text.isEmpty else {
        walk.log.append(.rollup, name, notes: [.rollupNamesNoQueue(exchanger.host)])
        continue
      }
      walk.log.append(
        .rollup, name, evidence: Evidence(.decided, name.page, "D-20"),
        notes: [.rolledUp(exchanger.host)])
      return queue(under: DomainName(text), &walk)
    }
  }

  private mutating func queue(under name: DomainName, _ walk: inout RouteWalk) {
    walk.isRolledUp = true
    guard name != walk.routingDomain else { return }
    walk.routingDomain = name
    walk.queue = options.places(of: name, group: walk.group, binding: walk.binding)
    walk.hops = []
    walk.isNextHopGateway = false
    walk.failures = []
    walk.unresolved = []
    walk.method = nil
    checkQueueState(&walk)
    if walk.continues { determineMethod(&walk) }
    if walk.continues { listHosts(&walk) }
    if walk.continues { findExchangers(&walk) }
  }
}
