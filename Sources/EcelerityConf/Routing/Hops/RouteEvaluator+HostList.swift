/// Step 9: the list of hosts, before DNS lookups.
///
/// Pages: content/momentum/4/config/ref-routes.md, content/momentum/4/modules/static-routes.md,
/// content/momentum/4/outbound-mail.md.
extension RouteEvaluator {
  mutating func listHosts(_ walk: inout RouteWalk) {
    let routes = options.value(of: .routes, at: walk.queue)
    if useStaticRoutes(&walk) { return ignore(routes, &walk) }
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

  /// The module replaces the list of hosts altogether (decision D-18).
  private func useStaticRoutes(_ walk: inout RouteWalk) -> Bool {
    guard let setting = modules.staticRoutes?.setting(.target) else { return false }
    let text = setting.value.comparableText
    let page = OptionTable.stanza(.staticRoutes, at: [])?.page ?? ""
    let authority = Authority(text)
    guard let address = DomainName(authority.host.text).address, let port = authority.portNumber,
      port > 0
    else {
      walk.log.append(
        RouteStep(
          .hostList, "next hop of all mail", "not used", Evidence(.decided, page, "D-18"),
          setting: setting, notes: [.unreadableTarget(URLPassword.masked(text))]))
      return false
    }
    walk.hops = [.literal(address, port: port)]
    walk.log.append(
      RouteStep(
        .hostList, "next hop of all mail", text, Evidence(.decided, page, "D-18"),
        setting: setting, notes: [.staticRoutesReplace]))
    return true
  }

  private func ignore(_ routes: Evaluation, _ walk: inout RouteWalk) {
    guard walk.log.isRecording, let setting = routes.setting else { return }
    let page = OptionTable.stanza(.staticRoutes, at: [])?.page ?? ""
    walk.log.append(
      IgnoredSetting(
        setting: setting, reason: .replacedByStaticRoutes,
        evidence: Evidence(.decided, page, "D-18")))
  }

  // MARK: routes

  private func useRoutes(
    _ setting: Setting, _ evaluation: Evaluation, _ emptyNotes: [RouteNote],
    _ walk: inout RouteWalk
  ) {
    let texts = setting.value.items
    let items = texts.map { RouteItem($0.text) }
    let unquoted = texts.filter(Self.isUnquoted).map {
      RouteNote.unquotedRouteItem(URLPassword.masked($0.text))
    }
    let (hops, hopNotes) = hops(for: items, walk)
    let isMixed = isMixed(items)
    let problems = items.flatMap(Self.problems)
    let notes =
      emptyNotes + unquoted + problems + fitness(of: items, walk.method) + hopNotes
    walk.routes = setting
    walk.hops = hops
    let evidence = evidence(
      of: evaluation, setting, isMixed: isMixed, isUnquoted: !unquoted.isEmpty,
      passesOverEmpty: !emptyNotes.isEmpty, walk)
    walk.log.append(
      .hostList, evaluation, evidence: evidence,
      notes: isMixed ? notes + [.positionsAsPreferences] : notes)
    if hops.isEmpty {
      walk.verdict = walk.routingDomain.kind == .synthetic ? .dnsPermanent : .noHosts
    }
  }

  /// Values with an equals sign have to be quoted (content/momentum/4/conf-overview.md). No page says how the
  /// server reads one that is not. The lexer reads it as one word, which is a decision.
  private static func isUnquoted(_ item: Scalar) -> Bool {
    !item.isQuoted && item.text.contains("=")
  }

  private func hops(
    for items: [RouteItem], _ walk: RouteWalk
  ) -> (hops: [Hop], notes: [RouteNote]) {
    var hops: [Hop] = []
    var notes: [RouteNote] = []
    for (position, item) in items.enumerated() {
      if var hop = hop(for: item, at: position, walk) {
        hop.item = position
        hops.append(hop)
      } else {
        let isToken = item.target == .exchangers
        notes.append(
          isToken ? .exchangersWithoutDNS : .unusableRouteItem(URLPassword.masked(item.text)))
      }
    }
    return (hops, notes)
  }

  /// Whether some items have a preference and others have none (decision D-15).
  private func isMixed(_ items: [RouteItem]) -> Bool {
    let own = items.filter { $0.target != .exchangers }
    return own.contains { $0.preference == nil } && own.contains { $0.preference != nil }
  }

  /// A gateway and global routes together are not documented (decision D-16), nor are items that lack
  /// their quotes.
  private func evidence(
    of evaluation: Evaluation, _ setting: Setting, isMixed: Bool, isUnquoted: Bool,
    passesOverEmpty: Bool, _ walk: RouteWalk
  ) -> Evidence {
    let page = evaluation.option.page
    if isUnquoted { return Evidence(.decided, page) }
    if passesOverEmpty { return RouteEvaluator.evidenceOfEmptyRoutes }
    if isMixed { return Evidence(.decided, page, "D-15") }
    return walk.isQueuedForGateway && setting.scope.isGlobal
      ? Evidence(.inferred, page, "D-16") : evaluation.evidence
  }

  private func hop(for item: RouteItem, at position: Int, _ walk: RouteWalk) -> Hop? {
    let preference = item.preference ?? position
    switch item.target {
    case .address(let address):
      return .literal(address, port: item.port, preference: preference)
    case .name(let name):
      return Hop(
        host: name.text, lookup: item.lookup, port: item.port, preference: preference,
        mayBeRelative: true)
    case .exchangers:
      switch walk.routingDomain.kind {
      case .name: return hop(for: walk)
      // An address is not looked up, and is the next hop itself, as without routes.
      case .address(let address): return .literal(address, from: walk.originOfRoutingDomain)
      case .synthetic: return nil
      }
    case .invalid: return nil
    }
  }

  /// Further problems of an item are only counted, as each note quotes the whole item.
  private static let mostProblems = 16

  /// The problems of `item`, without repetition.
  private static func problems(of item: RouteItem) -> [RouteNote] {
    var words: [String] = []
    var known: Set<String> = []
    for problem in item.problems where problem.kind.severity != .info {
      let message = problem.message(in: item)
      if known.insert(message).inserted { words.append(message) }
    }
    let shown = URLPassword.masked(item.text)
    let notes = words.prefix(mostProblems).map { RouteNote.routeItem(shown, problem: $0) }
    return words.count == notes.count
      ? notes : notes + [.moreRouteItemProblems(words.count - notes.count)]
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
    // A queue that an exchanger's stanza names follows its own rules.
    walk.isNextHopGateway =
      !walk.isRolledUp && (walk.isQueuedForGateway || walk.gateway?.target.port != nil)
    let name = walk.routingDomain.text
    switch walk.routingDomain.kind {
    case .address(let address):
      walk.hops = [.literal(address, from: walk.originOfRoutingDomain)]
      let evidence = emptyNotes.isEmpty ? evidenceOfLiteral(walk) : Self.evidenceOfEmptyRoutes
      walk.log.append(
        .hostList, evaluation, "no routes; \(name) itself", evidence: evidence, notes: notes)
    case .synthetic:
      walk.verdict = .dnsPermanent
      walk.log.append(
        .hostList, evaluation, "no routes",
        evidence: emptyNotes.isEmpty
          ? Evidence(.documented, Page.multiProtocolName) : Self.evidenceOfEmptyRoutes,
        notes: notes + [.noRouteForSyntheticName])
    case .name:
      walk.hops = [hop(for: walk)]
      walk.log.append(
        .hostList, evaluation, words: Self.exchangersOfDomain,
        evidence: emptyNotes.isEmpty
          ? Evidence(.documented, Page.outbound) : Self.evidenceOfEmptyRoutes,
        notes: walk.names.isOffline ? notes + [.needsDNS] : notes)
    }
  }

  /// The exchangers of the routing domain. Recipient domains are absolute (RFC 5321, 2.3.5), gateways may be
  /// relative.
  private func hop(for walk: RouteWalk) -> Hop {
    Hop(host: walk.routingDomain.text, lookup: .mx, mayBeRelative: walk.isQueuedForGateway)
  }

  /// No page says how the server treats an empty list (decision D-32).
  private static let evidenceOfEmptyRoutes = Evidence(.decided, Page.routes, "D-32")

  /// The domain of the question is the routing domain.
  private static let exchangersOfDomain = StepContent.Answer.aroundDomain(
    "no routes; exchangers of ", ", else its addresses")

  /// A gateway may be an address. That a recipient's address is not looked up is inferred.
  private func evidenceOfLiteral(_ walk: RouteWalk) -> Evidence {
    walk.isQueuedForGateway
      ? Evidence(.documented, Page.of(.gateway)) : Evidence(.inferred, Page.domain)
  }
}

extension Evaluation {
  fileprivate func isSameOrigin(as other: Evaluation) -> Bool {
    guard let first = setting, let second = other.setting else { return false }
    return first.isSame(as: second)
  }
}
