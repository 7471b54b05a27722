/// Step 9: which hosts are next, before DNS is asked.
///
/// Pages: content/momentum/4/config/ref-routes.md, content/momentum/4/modules/static-routes.md,
/// content/momentum/4/outbound-mail.md.
extension RouteEvaluator {
  mutating func listHosts(_ walk: inout RouteWalk) {
    if useStaticRoutes(&walk) { return }
    let routes = options.value(of: .routes, at: walk.scope(walk.routingDomain))
    let evaluation = routes.passingOverEmptyLists()
    let emptyNotes: [RouteNote] =
      evaluation.setting == nil && routes.setting == nil || evaluation.isSameOrigin(as: routes)
      ? [] : [.emptyRoutes]
    if let setting = evaluation.setting {
      useRoutes(setting, evaluation, emptyNotes, &walk)
    } else {
      useRoutingDomain(evaluation, emptyNotes, &walk)
    }
  }

  // MARK: static_routes

  /// The module replaces the search for hosts altogether (decision D-18).
  private func useStaticRoutes(_ walk: inout RouteWalk) -> Bool {
    guard let module = configuration.global.child(.staticRoutes), Modules.isEnabled(module),
      let setting = module.setting(.target), let text = setting.value.text
    else { return false }
    let page = OptionTable.stanza(.staticRoutes, at: [])?.page ?? ""
    let authority = Authority(text)
    guard let address = IPAddress(authority.host.text), let port = authority.portNumber, port > 0
    else {
      walk.steps.append(
        RouteStep(
          .hostList, "next hop of all mail", "not used", Evidence(.decided, page, "D-18"),
          setting: setting, notes: [.unreadableTarget(text)]))
      return false
    }
    walk.hops = [.literal(address, port: port)]
    walk.steps.append(
      RouteStep(
        .hostList, "next hop of all mail", text, Evidence(.decided, page, "D-18"),
        setting: setting, notes: [.staticRoutesReplace]))
    return true
  }

  // MARK: routes

  private func useRoutes(
    _ setting: Setting, _ evaluation: Evaluation, _ emptyNotes: [RouteNote],
    _ walk: inout RouteWalk
  ) {
    let items = setting.value.items.map { RouteItem($0.text) }
    var notes = emptyNotes + items.flatMap(problems) + fitness(of: items, walk.method)
    for (position, item) in items.enumerated() {
      if let hop = hop(for: item, at: position, walk.routingDomain) {
        walk.hops.append(hop)
      } else if item.target == .exchangers {
        notes.append(.exchangersWithoutDNS)
      } else {
        notes.append(.unusableRouteItem(item.text))
      }
    }
    let given = items.filter { $0.target != .exchangers }
    let isMixed = given.contains { $0.preference == nil } && given.contains { $0.preference != nil }
    if isMixed { notes.append(.positionsAsPreferences) }
    // A gateway and routes together are not documented (decision D-16).
    let evidence =
      isMixed
      ? Evidence(.decided, evaluation.option.page, "D-15")
      : walk.gateway != nil && setting.scope.isGlobal
        ? Evidence(.inferred, evaluation.option.page, "D-16") : evaluation.evidence
    walk.append(.hostList, evaluation, evidence: evidence, notes: notes)
    if walk.hops.isEmpty { walk.verdict = noHosts(walk) }
  }

  private func noHosts(_ walk: RouteWalk) -> Verdict {
    walk.routingDomain.kind == .synthetic ? .dnsPermanent : .noHosts
  }

  private func hop(for item: RouteItem, at position: Int, _ domain: DomainName) -> Hop? {
    let preference = item.preference ?? position
    switch item.target {
    case .address(let address):
      return .literal(address, port: item.port, preference: preference)
    case .name(let name):
      return Hop(host: name.text, lookup: item.lookup, port: item.port, preference: preference)
    case .exchangers where domain.kind == .name: return Hop(host: domain.text, lookup: .mx)
    case .exchangers, .invalid: return nil
    }
  }

  private func problems(of item: RouteItem) -> [RouteNote] {
    item.problems.filter { $0.kind.severity != .info }
      .map { .routeItem(item.text, problem: $0.message(in: item)) }
  }

  private func fitness(of items: [RouteItem], _ method: DeliveryMethod?) -> [RouteNote] {
    guard let method else { return [] }
    if method == .ecstream { return [.methodNeedsGateway(method.name)] }
    let schemes = items.compactMap(\.scheme).filter { !method.fits($0) }.map(\.rawValue)
    return schemes.isEmpty
      ? [] : [.schemeDoesNotFit(Array(Set(schemes)).sorted(), method: method.name)]
  }

  // MARK: The routing domain itself

  private func useRoutingDomain(
    _ evaluation: Evaluation, _ emptyNotes: [RouteNote], _ walk: inout RouteWalk
  ) {
    var notes = emptyNotes
    if let method = walk.method, [.apn, .gcm, .mm7].contains(method) {
      notes.append(.methodNeedsRoutes(method.name))
    }
    walk.isNextHopGateway = walk.gateway != nil
    switch walk.routingDomain.kind {
    case .address(let address):
      walk.hops = [.literal(address)]
      let grade: EvidenceGrade = walk.gateway == nil ? .inferred : .documented
      walk.append(
        .hostList, evaluation, address.description,
        evidence: Evidence(grade, walk.gateway == nil ? Page.of(.domain) : Page.of(.gateway)),
        notes: notes)
    case .synthetic:
      walk.verdict = .dnsPermanent
      walk.append(
        .hostList, evaluation, "none", evidence: Evidence(.documented, Page.multiProtocolName),
        notes: notes + [.noRouteForSyntheticName])
    case .name:
      walk.hops = [Hop(host: walk.routingDomain.text, lookup: .mx)]
      walk.append(
        .hostList, evaluation, "mail exchangers of \(walk.routingDomain.text), else its addresses",
        evidence: Evidence(.documented, Page.outbound), notes: notes + [.needsDNS])
    }
  }
}

extension Evaluation {
  fileprivate func isSameOrigin(as other: Evaluation) -> Bool {
    guard let first = setting, let second = other.setting else { return false }
    return first.isSame(as: second)
  }
}
