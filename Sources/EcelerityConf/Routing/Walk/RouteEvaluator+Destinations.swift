/// Steps 14 to 17: ports, TLS, the parameters of the session, and the resulting destinations.
extension RouteEvaluator {
  mutating func determineDestinations(_ walk: inout RouteWalk) {
    let port = determinePort(&walk)
    if tellsSession { recordHostLimits(&walk) }
    let tls = determineTLS(&walk)
    let effective = applyPolicies(tls, port: port, &walk)
    guard walk.continues else { return }
    if tellsSession { recordTLSDetails(tls, effective, &walk) }
    let sources = determineSource(&walk)
    let name = determineName(&walk)
    if tellsSession { recordSession(&walk) }
    let method = walk.method ?? .esmtp
    let isOffline = walk.names.isOffline
    // Answers without steps may be shared with names on lists.
    let settings =
      isOffline && tellsSteps ? lookupSettings(of: walk) : LookupSettings.Applied()
    walk.destinations = zip(walk.hops, effective).map { hop, effective in
      Destination(
        host: hop.host, address: hop.address, addressOrigin: hop.addressOrigin,
        lookup: hop.lookup, port: hop.port ?? port, preference: hop.preference, method: method,
        policy: effective.policy, configuredPolicy: tls.policy, policyDecider: effective.decider,
        policyLookups: isOffline
          ? tls.lookups(for: hop) : walk.isPolicyUnknownHere ? [.mtaSTS] : [],
        sourceAddress: sources.source(for: hop.address),
        ehloName: name, nameInDNS: hop.nameInDNS.text, exchangerOf: hop.exchangerOf,
        isProhibited: hop.isProhibited,
        lookupSettings: settings.ofHop(hop.lookup))
    }
  }

  /// Step 17. Page: content/momentum/4/message-responses.md.
  func conclude(_ walk: inout RouteWalk) {
    guard tellsSteps, walk.names.unanswered.isEmpty else { return }
    let verdict = walk.verdict ?? .deliver
    let count = walk.destinations.count
    let answer =
      verdict.reply.map { "\(verdict.rawValue), \($0)" }
      ?? (count == 0 ? verdict.rawValue : "\(verdict.rawValue), \(count) next hop")
      + (count > 1 ? "s" : "")
    walk.log.append(
      RouteStep(
        .result, "what happens to the message", answer, Evidence(.documented, Page.responses)))
  }
}
