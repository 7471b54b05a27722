/// `routes-mx-only`
enum RoutesMXOnly: SettingRule {
  static let description = RuleDescription(
    id: "routes-mx-only", group: .style, severity: .info,
    summary: "routes that are `__mx__` and nothing else",
    rationale: """
      Without routes, mail goes to the exchangers that DNS lists anyway. Such a list is useful \
      only to override global routes or those of a regular expression, and is not reported there.
      """,
    needsWhole: true, pages: [Page.of(.routes)], remedy: .suggested,
    examples: [
      .reports(#"domain "oak.example" { tls = required routes = ( ⟦"__mx__"⟧ ) }"#),
      .reports(#"routes = ( ⟦"__mx__"⟧ )"#),
      .accepts(
        #"""
        routes = ( "192.0.2.20" )
        domain "oak.example" { routes = ( "__mx__" ) }
        """#),
      .accepts(
        #"""
        domain "/[.]example$/" { routes = ( "192.0.2.20" ) }
        domain "oak.example" { routes = ( "__mx__" ) }
        """#),
    ])

  static let interest = SettingInterest.options([.routes])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    let routes = findings.delivery.routes(of: setting)
    guard !setting.isReplaced, let first = routes.first, setting.isExchangersAlone,
      let node = DeliveryNode(setting.scope), node.container.isGlobal,
      !overridesOthers(setting, node, &findings)
    else { return }
    findings.report(
      self, at: first.scalar.span, in: setting.scope,
      "routes of `\(RouteItem.exchangersToken)` alone mean the same as no routes",
      detail: "remove them", fix: setting.unsetting)
  }

  /// Whether other routes would apply without these.
  private static func overridesOthers(
    _ setting: Setting, _ node: DeliveryNode, _ findings: inout Findings
  ) -> Bool {
    let global = findings.configuration.global
    if node.stanza.isGlobal { return false }
    guard let domain = node.domain else { return true }
    // A domain without exchangers is reported by another rule.
    guard domain.kind == .name, global.setting(.routes) == nil,
      let patterns = findings.delivery.options.patterns(in: global, matching: domain)
    else { return true }
    return patterns.contains { $0.setting(.routes) != nil }
  }
}
