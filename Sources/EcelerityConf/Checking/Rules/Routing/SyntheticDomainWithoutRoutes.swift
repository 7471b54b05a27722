/// `synthetic-domain-without-routes`
enum SyntheticDomainWithoutRoutes: SettingRule {
  static let description = RuleDescription(
    id: "synthetic-domain-without-routes", group: .correctness, severity: .error,
    summary: "mail is moved to a name with `#` for which there are no routes",
    rationale: """
      A name that begins with `#` is never looked up in DNS, so only routes can supply its hosts \
      or, for a name such as `#smpp#hub`, the module of that protocol; the latter is only a \
      warning. Regular expressions and global routes are taken into account, as long as there are \
      not too many names to match.
      """,
    needsWhole: true, pages: [Page.multiProtocolName],
    examples: [
      .reports(##"binding "via" { gateway = "⟦#hop⟧" }"##),
      .reports(##"domain "oak.example" { reroute_domain = "⟦#hop⟧" }"##),
      .reports(##"domain "oak.example" { gateway = "⟦#smpp#hub⟧" }"##),
      .accepts(
        ##"""
        binding "via" { gateway = "#hop" }
        domain "#hop" { routes = ( "smtp://relay.example?port=587" ) }
        """##),
    ])

  static let interest = SettingInterest.options([.gateway, .rerouteDomain, .delayedRerouteDomain])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard case .scalar(let target) = setting.value, target.text.hasPrefix("#"),
      !setting.isReplaced, let node = DeliveryNode(setting.scope), setting.isLookedUp,
      !findings.configuration.hasStaticRoute, let keyword = setting.keyword
    else { return }
    let name = DomainName(target.text)
    let global = findings.configuration.global
    guard let routes = findings.delivery.answer(.routes, in: global, for: name),
      routes.setting == nil,
      !findings.delivery.isReplacedByNames(setting, keyword),
      !findings.delivery.hasNoMail(for: keyword, at: node)
    else { return }
    let ofProtocol = target.text.dropFirst().contains("#")
    findings.report(
      self, at: target.textSpan, in: setting.scope,
      "domain `\(target.text)` has no routes, and DNS has no such name",
      detail: ofProtocol
        ? "unless a module supplies the hosts of this protocol, give the domain routes"
        : "give `\(StanzaName(.domain, target.text).header)` routes",
      severity: ofProtocol ? .warning : nil, absent: [.routes])
  }
}
