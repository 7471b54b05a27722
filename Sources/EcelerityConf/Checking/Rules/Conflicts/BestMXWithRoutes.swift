/// `best-mx-with-routes`
enum BestMXWithRoutes: ConfigurationRule {
  static let description = RuleDescription(
    id: "best-mx-with-routes", group: .suspicious, severity: .warning,
    summary: "routes of a relay or bounce domain while only its best exchanger is to be used",
    rationale: """
      With `only_use_best_mx_for_relay_domains`, which is on by default, only hosts of the best \
      preference count for domains of the global `relay_domains` and `bounce_domains`; the page says \
      to switch it off where routes are used.
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
    guard findings.delivery.map.domainsHaveRoutes else { return }
    let option = configuration.global.setting(.onlyUseBestMxForRelayDomains)
    guard option?.value.text.flatMap(Truth.init)?.value ?? isDefault else { return }
    var reported: Set<String> = []
    for list in configuration.settings(of: [.relayDomains, .bounceDomains])
    where list.scope.isGlobal {
      reportGlobs(of: list, option, &reported, &findings)
      for item in list.rawValues {
        guard let routes = stanza(of: item, in: configuration.global)?.setting(.routes),
          reported.insert(DomainName(item.text).text).inserted
        else { continue }
        report(routes, for: item, option, &findings)
      }
    }
  }

  /// The same for the names that an item with a star stands for. A star alone, which is every domain, has
  /// a rule of its own.
  private static func reportGlobs(
    of list: Setting, _ option: Setting?, _ reported: inout Set<String>,
    _ findings: inout Findings
  ) {
    let globs = list.rawValues.filter { $0.bytes.first == UInt8(ascii: "*") && $0.bytes.count > 1 }
    guard !globs.isEmpty else { return }
    let table = LeftGlobList(globs.lazy.map(\.text))
    for routes in list.configuration.settings(of: [.routes], in: [.domain]) {
      guard let node = DeliveryNode(routes.scope), node.container.isGlobal,
        let domain = node.domain, table.contains(domain),
        reported.insert(domain.text).inserted,
        let item = globs.first(where: { LeftGlobList([$0.text]).contains(domain) })
      else { continue }
      report(routes, for: item, option, &findings)
    }
  }

  /// The stanza of the domain that is listed; a plain name is looked up by its bytes.
  private static func stanza(of item: RawScalar, in global: Scope) -> Scope? {
    item.isPlainName
      ? global.child(.domain, labelled: item)
      : global.child(.domain, DomainName(item.text).stanzaLabel)
  }

  private static var isDefault: Bool {
    OptionTable.rows(of: .onlyUseBestMxForRelayDomains).first?.defaultValue
      .flatMap(Truth.init)?.value ?? false
  }

  private static func report(
    _ routes: Setting, for item: RawScalar, _ option: Setting?, _ findings: inout Findings
  ) {
    let name = Keyword.onlyUseBestMxForRelayDomains
    findings.report(
      self, at: routes.nameSpan, in: routes.scope,
      "a relay or bounce domain has routes, but `\(name)` is on",
      detail: "set `\(name)` to false",
      related: [RelatedPlace("it is listed here", at: item.span)]
        + (option.map { [RelatedPlace("it is switched on here", at: $0.span)] } ?? []),
      fix: (option.map { Edit(replace: $0.valueSpan, with: "false") }
        ?? routes.insertionAtTop(of: "\(name) = false")).map { .suggestion($0) })
  }
}
