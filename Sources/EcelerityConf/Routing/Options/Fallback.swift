/// The chain of scopes in which an option is looked up, strongest first, and the value when none sets it.
///
/// The order follows from the scopes in which the option table allows the option; only documented deviations are
/// special cases here.
///
/// Page: content/momentum/4/4-ecelerity-conf-fallback.md.
package struct Fallback: Sendable {
  /// The value when no scope sets the option.
  package enum End: Hashable, Sendable {
    /// The default of the option, if it has one.
    case builtInDefault
    /// No limit: a host that does not set the option does not inherit it from the scopes around it.
    case unlimited
    /// Nothing.
    case nothing
  }

  /// The option, with the meaning it has in these scopes.
  package let option: OptionRow
  /// The scopes, strongest first.
  package private(set) var scopes: [QueryScope]
  /// The value when none of them sets the option.
  package let end: End
  /// Scopes of the question in which the option is not valid, so that it is not looked up there.
  private(set) var skippedScopes: [QueryScope]
  /// The evidence for the order.
  package let evidence: Evidence
  /// The positions of `scopes` in `FallbackPlaces`.
  let positions: [Int]
  /// The positions of `skippedScopes` in `FallbackPlaces`.
  let skippedPositions: [Int]
  /// Whether the option is valid in some scope of the chain.
  package var isApplicable: Bool { !scopes.isEmpty }

  /// The chain of the option `keyword` for the scope `scope`; nil when no option has that name.
  package init?(_ keyword: Keyword, at scope: QueryScope) {
    self.init(keyword, among: FallbackPlaces(of: scope))
  }

  /// The chain of the option `keyword` among `places`.
  init?(_ keyword: Keyword, among places: FallbackPlaces) {
    guard let row = Fallback.row(keyword, among: places) else { return nil }
    var builder = FallbackBuilder(places)
    builder.keepPlaces(for: row)
    option = row
    scopes = builder.valid.map { places.scopes[$0] }
    end = builder.end
    positions = builder.valid
    skippedPositions = places.scopes.indices.filter {
      !builder.valid.contains($0) && !builder.isExpectedGap($0)
    }
    skippedScopes = skippedPositions.map { places.scopes[$0] }
    evidence = builder.evidence
  }

  /// The chain for `scope`, which has the same stanzas with other labels: the places do not depend on labels.
  func relabelled(for scope: QueryScope) -> Fallback {
    var other = self
    for index in scopes.indices { other.scopes[index] = scopes[index].relabelled(by: scope) }
    for index in skippedScopes.indices {
      other.skippedScopes[index] = skippedScopes[index].relabelled(by: scope)
    }
    return other
  }

  /// The meaning of `keyword` in the strongest scope that has one.
  private static func row(_ keyword: Keyword, among places: FallbackPlaces) -> OptionRow? {
    for path in places.paths {
      if let row = OptionTable.option(keyword, at: path), row.kind == .option { return row }
    }
    return OptionTable.row(of: keyword)
  }
}

/// Determines the places that count for one option.
private struct FallbackBuilder {
  /// The positions of the scopes that may set the option.
  private(set) var valid: [Int] = []
  private(set) var end = Fallback.End.builtInDefault
  private(set) var evidence = Evidence(.documented, Page.fallback)

  private let places: FallbackPlaces

  init(_ places: FallbackPlaces) {
    self.places = places
  }

  mutating func keepPlaces(for option: OptionRow) {
    valid = places.paths.indices.filter { OptionTable.isValid(option, at: places.paths[$0]) }
    switch places.kind {
    case .delivery: keepPlacesOfDelivery(option)
    case .pathway: evidence = Evidence(.documented, Page.of(.pathway))
    case .nested: evidence = nestedEvidence(option)
    }
  }

  /// Inheritance is documented for listeners and only plausible for others; so is the order for stanzas inside of
  /// `listen`.
  private func nestedEvidence(_ option: OptionRow) -> Evidence {
    guard option.scopes.contains(where: { $0.keywords.last == .listen }) else {
      return Evidence(.inferred, option.page)
    }
    let isPeerOfListen = places.scope.contains(.listen) && places.scope.contains(.peer)
    return Evidence(isPeerOfListen ? .inferred : .documented, Page.listeners)
  }

  private mutating func keepPlacesOfDelivery(_ option: OptionRow) {
    let allowed = [Keyword.bindingGroup, .binding, .domain, .host].filter {
      OptionTable.isValid(option, at: [$0])
    }
    valid = valid.filter { position in
      let path = places.paths[position]
      // Options that only hosts can have are valid for hosts in any scope.
      if allowed == [.host] { return path.contains(.host) }
      // A domain or host inside a binding counts for options that a binding may hold too (D-04).
      return path.allSatisfy { keyword in
        keyword == .bindingGroup && path.contains(.binding) || allowed.contains(keyword)
      }
    }
    if option.keyword == .haProxyBypass { keepDomainsOfBindings(option) }
    if option.keyword == .clusterMaxOutboundConnections { leaveOutGroups() }
    if places.scope.contains(.host), allowed.contains(.host) { keepHosts(option) }
    if !allowed.contains(.binding), allowed.contains(.domain) {
      evidence = Evidence(.inferred, option.page, "D-04")
    }
  }

  /// Documented for domains inside of bindings. Page: content/momentum/4/modules/ha-proxy-client.md.
  private mutating func keepDomainsOfBindings(_ option: OptionRow) {
    valid = places.paths.indices.filter {
      places.paths[$0].contains(.binding) && places.paths[$0].contains(.domain)
    }
    evidence = Evidence(.documented, option.page)
  }

  /// The option is not valid in a binding group. The order is host in a binding, host, domain in a binding,
  /// binding, domain, global. Page: ref-cluster-max-outbound-connections.md.
  private mutating func leaveOutGroups() {
    valid = valid.filter { !places.paths[$0].contains(.bindingGroup) }
  }

  /// A host does not inherit from scopes that are not hosts. Pages: ref-max-outbound-connections.md,
  /// ref-outbound-throttle-connections.md. Only the cluster's connection limit does.
  /// Page: ref-cluster-max-outbound-connections.md.
  private mutating func keepHosts(_ option: OptionRow) {
    evidence = Evidence(.documented, option.page)
    guard option.keyword != .clusterMaxOutboundConnections else { return }
    valid = valid.filter { places.paths[$0].contains(.host) }
    end = option.keyword == .maxOutboundConnections ? .unlimited : .nothing
  }

  /// Whether the place at `position` is skipped as documented, because the question names a host.
  func isExpectedGap(_ position: Int) -> Bool {
    end != .builtInDefault && !places.paths[position].contains(.host)
  }
}
