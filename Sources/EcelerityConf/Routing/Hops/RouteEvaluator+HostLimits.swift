/// Step 15: settings of host stanzas for the next hops.
///
/// Pages: content/momentum/4/config/ref-host.md, ref-max-outbound-connections.md,
/// ref-outbound-throttle-connections.md.
extension RouteEvaluator {
  /// The scopes in which stanzas for hosts are looked up.
  func containers(of walk: RouteWalk) -> [Scope] {
    BindingScopes(of: walk.binding, in: walk.group, configuration).forHosts
  }

  mutating func recordHostLimits(_ walk: inout RouteWalk) {
    guard hostStanzas.holdsHost(in: containers(of: walk)) else { return }
    var names: Set<String> = []
    for hop in walk.hops where hop.lookup != .mx && names.insert(hop.host).inserted {
      recordLimits(of: hop.host, &walk)
    }
    guard walk.hops.contains(where: { $0.lookup == .mx }) else { return }
    walk.log.append(
      RouteStep(
        .perHost, "limits of exchangers", "not known offline",
        Evidence(.documented, Page.of(.host)), notes: [.hostStanzasNeedDNS]))
  }

  /// Records the limits that a host's own stanza sets; outer limits are recorded with the session.
  private mutating func recordLimits(of host: String, _ walk: inout RouteWalk) {
    let scope = QueryScope(walk.places.onBinding.scope.stanzas + [QueryScope.Stanza(.host, host)])
    for keyword in SessionOptions.limitsOfHosts {
      let evaluation = options.value(of: keyword, at: scope)
      guard evaluation.candidates.contains(where: { $0.stanza?.keyword == .host }) else { continue }
      if evaluation.setting?.scope.keyword == .host {
        let notes = RouteEvaluator.bucket(of: evaluation)
        walk.log.append(
          .perHost, evaluation, notes: notes.isEmpty ? [] : notes + [.appliesBesideOthers],
          topic: .limit)
      } else if case .unlimited = evaluation.origin {
        walk.log.append(.perHost, evaluation, notes: [.noLimitOfHost], topic: .limit)
      }
    }
  }
}
