/// `best-mx-with-routes`
enum BestMXWithRoutes: ConfigurationRule {
  static let description = RuleDescription(
    id: "best-mx-with-routes", group: .suspicious, severity: .warning,
    summary: "routes for a relay or bounce domain while only its best exchangers may be used",
    rationale: """
      With `only_use_best_mx_for_relay_domains`, which is on by default, only hosts of the best \
      preference are used for domains of the global `relay_domains` and `bounce_domains`. The \
      page says to switch it off where routes are used: those of the domain, of a regular \
      expression that matches it, or global ones. Routes of `__mx__` alone are not reported.
      """,
    needsWhole: true, pages: [Page.of(.onlyUseBestMxForRelayDomains)], remedy: .suggested,
    examples: [
      .reports(
        #"""
        relay_domains = ( "oak.example" )
        domain "oak.example" { ⟦routes⟧ = ( "192.0.2.20" ) }
        """#),
      .reports(
        #"""
        relay_domains = ( "*.oak.example" )
        domain "mx.oak.example" { ⟦routes⟧ = ( "192.0.2.20" ) }
        """#),
      .reports(
        #"""
        relay_domains = ( "oak.example" )
        ⟦routes⟧ = ( "192.0.2.20" )
        """#),
      .reports(
        #"""
        relay_domains = ( "oak.example" )
        domain "/^oak[.]/" { ⟦routes⟧ = ( "192.0.2.20" ) }
        """#),
      .accepts(
        #"""
        relay_domains = ( "oak.example" )
        routes = ( "192.0.2.20" )
        domain "oak.example" { routes = ( "__mx__" ) }
        """#),
      .accepts(
        #"""
        pathway "inbound" { relay_domains = ( "oak.example" ) }
        esmtp_listener { pathway = "inbound" }
        domain "oak.example" { routes = ( "192.0.2.20" ) }
        """#),
      .accepts(
        #"""
        only_use_best_mx_for_relay_domains = false
        relay_domains = ( "oak.example" )
        domain "oak.example" { routes = ( "192.0.2.20" ) }
        """#),
    ])

  static func check(_ configuration: Configuration, _ findings: inout Findings) {
    guard findings.delivery.map.domainsHaveRoutes || configuration.global.setting(.routes) != nil
    else { return }
    let option = configuration.global.setting(.onlyUseBestMxForRelayDomains)
    guard option?.truth ?? isDefault else { return }
    var reported: Set<SettingID> = []
    var matched = 0
    for list in configuration.settings(of: [.relayDomains, .bounceDomains])
    where list.scope.isGlobal {
      reportGlobs(of: list, option, &reported, &findings)
      for item in list.rawValues {
        guard let routes = routes(for: item, &matched, &findings),
          reported.insert(routes.id).inserted, !findings.delivery.isUnused(routes)
        else { continue }
        report(routes, for: item, option, &findings)
      }
    }
  }

  /// Reports routes of the names that items with a star match. A star alone, which matches every domain, is reported
  /// by another rule.
  private static func reportGlobs(
    of list: Setting, _ option: Setting?, _ reported: inout Set<SettingID>,
    _ findings: inout Findings
  ) {
    let globs = list.rawValues.filter { $0.bytes.first == UInt8(ascii: "*") && $0.bytes.count > 1 }
    guard !globs.isEmpty else { return }
    let table = LeftGlobList(globs.lazy.map(\.text))
    for routes in list.configuration.settings(of: [.routes], in: [.domain]) {
      guard let node = DeliveryNode(routes.scope), node.container.isGlobal,
        let domain = node.domain, let position = table.firstGlob(matching: domain),
        isSomewhere(routes), reported.insert(routes.id).inserted,
        !findings.delivery.isUnused(routes)
      else { continue }
      report(routes, for: globs[position], option, &findings)
    }
  }

  /// The most listed domains without routes of their own that are matched with regular expressions.
  private static let maximumMatched = 1_000

  /// The routes of mail for a listed domain, if they name a host. For an item with a star only global ones are
  /// considered.
  private static func routes(
    for item: RawScalar, _ matched: inout Int, _ findings: inout Findings
  ) -> Setting? {
    let global = findings.configuration.global
    let outer = global.setting(.routes).flatMap { isSomewhere($0) ? $0 : nil }
    switch item.bytes.first {
    case UInt8(ascii: "!"): return nil
    case UInt8(ascii: "*"): return item.bytes.count > 1 ? outer : nil
    default: break
    }
    if let own = stanza(of: item, in: global)?.setting(.routes), own.hasItems {
      return isSomewhere(own) ? own : nil
    }
    guard findings.delivery.map.mayBeSetForPattern(.routes) else { return outer }
    guard matched < maximumMatched else { return nil }
    matched += 1
    let answer = findings.delivery.answer(.routes, in: global, for: DomainName(item.text))
    return answer?.setting.flatMap { isSomewhere($0) ? $0 : nil }
  }

  /// Whether the routes name a host.
  private static func isSomewhere(_ routes: Setting) -> Bool {
    routes.hasItems && !routes.isExchangersAlone
  }

  /// The stanza of a listed domain; a plain name is looked up by its bytes.
  private static func stanza(of item: RawScalar, in global: Scope) -> Scope? {
    item.isPlainName
      ? global.child(.domain, labelled: item)
      : global.child(.domain, DomainName(item.text).stanzaLabel)
  }

  private static var isDefault: Bool {
    OptionTable.rows(of: .onlyUseBestMxForRelayDomains).first?.defaultValue
      .flatMap(Bool.init(word:)) ?? false
  }

  private static func report(
    _ routes: Setting, for item: RawScalar, _ option: Setting?, _ findings: inout Findings
  ) {
    let name = Keyword.onlyUseBestMxForRelayDomains
    findings.report(
      self, at: routes.nameSpan, in: routes.scope,
      "a relay or bounce domain has routes, but `\(name)` is on",
      detail: "set `\(name)` to false", absent: [name],
      related: [RelatedPlace("it is listed here", at: item.span)]
        + (option.map { [RelatedPlace("it is switched on here", at: $0.span)] } ?? []),
      fix: (option.map { Edit(replace: $0.valueSpan, with: "false") }
        ?? routes.insertionAtTop(of: "\(name) = false")).map { .suggestion($0) })
  }
}
