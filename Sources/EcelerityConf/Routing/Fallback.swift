/// The scopes in which an option is looked for, strongest first, and what holds when none sets it.
///
/// The order follows from the places in which the option table allows the option; only what a page
/// documents otherwise is an exception here.
///
/// Page: content/momentum/4/4-ecelerity-conf-fallback.md.
package struct Fallback: Sendable {
  /// What holds when no scope sets the option.
  package enum End: Hashable, Sendable {
    /// The default of the option, if it has one.
    case builtInDefault
    /// No limit: what a host does not set does not come from the scopes around it.
    case unlimited
    /// Nothing.
    case nothing
  }

  /// The option with the meaning it has in these scopes.
  package let option: OptionRow
  /// The scopes, strongest first.
  package private(set) var scopes: [QueryScope]
  /// What holds when none of them sets the option.
  package let end: End
  /// Scopes of the question in which the option is not valid, so that it is not looked for there.
  package private(set) var skippedScopes: [QueryScope]
  /// What the order rests on.
  package let evidence: Evidence
  /// Where `scopes` stand among all that may hold some option (`Fallback.places(of:)`).
  let positions: [Int]
  /// Where `skippedScopes` stand there.
  let skippedPositions: [Int]
  /// Whether the option is valid in some scope of the chain.
  package var isApplicable: Bool { !scopes.isEmpty }

  /// The chain of the option `keyword` for the scope `scope`; nil when no option has that name.
  package init?(_ keyword: Keyword, at scope: QueryScope) {
    var chain = Chain(scope)
    let candidates = chain.candidates
    guard let row = Fallback.row(keyword, among: candidates) else { return nil }
    chain.narrow(to: row)
    option = row
    scopes = chain.valid
    end = chain.end
    positions = candidates.indices.filter { chain.valid.contains(candidates[$0]) }
    skippedPositions = candidates.indices.filter {
      !chain.valid.contains(candidates[$0]) && !chain.isExpectedGap(candidates[$0])
    }
    skippedScopes = skippedPositions.map { candidates[$0] }
    evidence = chain.evidence
  }

  /// Every scope that may hold some option for `scope`, strongest first.
  static func places(of scope: QueryScope) -> [QueryScope] { Chain(scope).candidates }

  /// The same chain for `scope`, whose stanzas have the same names and other labels: which places
  /// count does not depend on labels.
  func relabelled(for scope: QueryScope) -> Fallback {
    var other = self
    for index in scopes.indices { other.scopes[index] = scopes[index].relabelled(by: scope) }
    for index in skippedScopes.indices {
      other.skippedScopes[index] = skippedScopes[index].relabelled(by: scope)
    }
    return other
  }

  /// The meaning of `keyword` in the strongest scope that has one.
  private static func row(_ keyword: Keyword, among scopes: [QueryScope]) -> OptionRow? {
    for scope in scopes {
      if let row = OptionTable.option(keyword, at: scope.path), row.kind == .option { return row }
    }
    return OptionTable.rows(of: keyword).first { $0.kind == .option }
  }
}

/// Works out the scopes of one chain.
private struct Chain {
  /// Every scope that may hold some option, strongest first.
  let candidates: [QueryScope]
  /// Those that may hold this option.
  private(set) var valid: [QueryScope] = []
  private(set) var end = Fallback.End.builtInDefault
  private(set) var evidence = Evidence(.documented, Page.fallback)

  private let scope: QueryScope
  private let kind: Kind

  private enum Kind { case delivery, pathway, nested }

  init(_ scope: QueryScope) {
    self.scope = scope
    kind = Chain.kind(of: scope.path)
    switch kind {
    case .delivery: candidates = Chain.delivery(scope)
    case .pathway: candidates = Chain.pathway(scope)
    case .nested: candidates = Chain.nested(scope)
    }
  }

  private static let deliveryStanzas: KeywordSet = [.bindingGroup, .binding, .domain, .host]
  private static let pathwayStanzas: KeywordSet = [.pathwayGroup, .pathway]

  private static func kind(of path: [Keyword]) -> Kind {
    if path.allSatisfy(deliveryStanzas.contains) { return .delivery }
    return path.allSatisfy(pathwayStanzas.contains) ? .pathway : .nested
  }

  // MARK: Candidates

  /// Ranks 1 to 7: `g::b::d`, `b::d`, `g::d`, `g::b`, `b`, `g`, `d`, `*`; with a host in place of
  /// the domain: `g::b::h`, `g::h`, `b::h`, `h`. The order of the last two pairs differs
  /// (contradiction X-02); that a group comes before a global domain is inferred (D-01).
  private static func delivery(_ scope: QueryScope) -> [QueryScope] {
    let stanza: (Keyword) -> QueryScope.Stanza? = { keyword in
      scope.stanzas.first { $0.keyword == keyword }
    }
    let binding = stanza(.binding)
    // A binding outside of any group belongs to the group `default` (D-09).
    let group =
      stanza(.bindingGroup) ?? (binding == nil ? nil : .init(.bindingGroup, RouteQuery.implicit))
    let (domain, host) = (stanza(.domain), stanza(.host))
    let steps: [[QueryScope.Stanza?]] = [
      [group, binding, host], [group, host], [binding, host], [host],
      [group, binding, domain], [binding, domain], [group, domain],
      [group, binding], [binding], [group], [domain],
    ]
    let complete = steps.compactMap { step -> QueryScope? in
      let known = step.compactMap { $0 }
      return known.count == step.count ? QueryScope(known) : nil
    }
    return complete + [.global]
  }

  /// Page: content/momentum/4/config/ref-pathway.md.
  private static func pathway(_ scope: QueryScope) -> [QueryScope] {
    let group = scope.stanzas.filter { $0.keyword == .pathwayGroup }
    let pathway = scope.stanzas.filter { $0.keyword == .pathway }
    var scopes: [QueryScope] = []
    if !group.isEmpty, !pathway.isEmpty { scopes.append(QueryScope(group + pathway)) }
    if !pathway.isEmpty { scopes.append(QueryScope(pathway)) }
    if !group.isEmpty { scopes.append(QueryScope(group)) }
    return scopes + [.global]
  }

  /// The stanza and those around it. A peer is looked for in the listener too before the stanza
  /// around it answers, as the most specific peer wins. Page: content/momentum/4/listeners.md.
  private static func nested(_ scope: QueryScope) -> [QueryScope] {
    let stanzas = scope.stanzas
    var scopes = (1...stanzas.count).reversed().map { QueryScope(Array(stanzas.prefix($0))) }
    if let peer = stanzas.last, peer.keyword == .peer, stanzas.count > 2 {
      scopes.insert(QueryScope(Array(stanzas.prefix(1)) + [peer]), at: 1)
    }
    return scopes + [.global]
  }

  // MARK: Which of them count

  mutating func narrow(to option: OptionRow) {
    valid = candidates.filter { candidate in option.scopes.contains { $0.includes(candidate.path) }
    }
    switch kind {
    case .delivery: narrowDelivery(option)
    case .pathway: evidence = Evidence(.documented, Page.of(.pathway))
    case .nested: evidence = Chain.nestedEvidence(option)
    }
  }

  /// Inheritance is documented for listeners and only plausible for the others.
  private static func nestedEvidence(_ option: OptionRow) -> Evidence {
    let isOfListener = option.scopes.contains { $0.keywords.last == .listen }
    return isOfListener
      ? Evidence(.documented, Page.listeners) : Evidence(.inferred, option.page)
  }

  private mutating func narrowDelivery(_ option: OptionRow) {
    let isAllowed = { (keyword: Keyword) in option.scopes.contains { $0.includes([keyword]) } }
    valid = valid.filter { candidate in
      // A domain or host inside a binding counts for options that a binding may hold too (D-04).
      candidate.path.allSatisfy { keyword in
        keyword == .bindingGroup && candidate.contains(.binding) || isAllowed(keyword)
      }
    }
    if option.keyword == .haProxyBypass { narrowToBindings(option) }
    if option.keyword == .clusterMaxOutboundConnections { leaveOutGroups() }
    if scope.contains(.host), isAllowed(.host) { narrowToHost(option) }
    if !isAllowed(.binding), isAllowed(.domain) {
      evidence = Evidence(.inferred, option.page, "D-04")
    }
  }

  /// Documented for the domain of a binding. Page: content/momentum/4/modules/ha-proxy-client.md.
  private mutating func narrowToBindings(_ option: OptionRow) {
    valid = candidates.filter { $0.contains(.binding) && $0.contains(.domain) }
    evidence = Evidence(.documented, option.page)
  }

  /// Not valid for a binding in a group; the host of a binding, the host, the domain of a binding,
  /// the binding, the domain, global. Page: ref-cluster-max-outbound-connections.md.
  private mutating func leaveOutGroups() {
    valid = valid.filter { !$0.contains(.bindingGroup) }
  }

  /// What a host does not set does not come from outside of hosts. Pages:
  /// ref-max-outbound-connections.md, ref-outbound-throttle-connections.md. Only the cluster's
  /// connection limit goes on. Page: ref-cluster-max-outbound-connections.md.
  private mutating func narrowToHost(_ option: OptionRow) {
    evidence = Evidence(.documented, option.page)
    guard option.keyword != .clusterMaxOutboundConnections else { return }
    valid = valid.filter { $0.contains(.host) }
    end = option.keyword == .maxOutboundConnections ? .unlimited : .nothing
  }

  /// Whether it is no wonder that `candidate` does not count: the question names a host.
  func isExpectedGap(_ candidate: QueryScope) -> Bool {
    end != .builtInDefault && !candidate.contains(.host)
  }
}
