/// `gateway-url`
enum GatewayURL: SettingRule {
  static let description = RuleDescription(
    id: "gateway-url", group: .correctness, severity: .error,
    summary: "a URL or `__mx__` as a gateway",
    rationale: """
      These forms belong to routes. A gateway is a host name, an IPv4 literal or an IPv6 literal \
      in brackets, and also the name of the queue.
      """,
    pages: [Page.of(.gateway), Page.of(.routes)], remedy: .suggested,
    examples: [
      .reports(#"domain "oak.example" { gateway = "⟦smtp://⟧relay.example?port=587" }"#),
      .reports(#"gateway = "⟦__mx__⟧""#),
      .reports(#"gateway = "⟦__MX__⟧""#),
      .accepts(#"domain "oak.example" { routes = ( "smtp://relay.example?port=587" ) }"#),
      .accepts(#"gateway = "relay.example""#),
    ])

  static let interest = SettingInterest.options([.gateway])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard let gateway = findings.delivery.gateway(of: setting),
      gateway.belongsToRoutes
    else { return }
    let item = RouteItem(gateway.text.text)
    if isToken(gateway) { return checkToken(gateway, item, &findings) }
    let end = item.schemePart.map { $0.range.upperBound + 3 }
    let range = ByteRange(0, end ?? UInt32(item.text.utf8.count))
    findings.report(
      self, at: gateway.text.span(of: range), in: setting.scope,
      item.schemePart == nil ? "gateway is `\(item.text)`" : "gateway is a URL",
      detail: "write the name or address alone" + alternative(gateway, item, &findings),
      fix: fix(gateway, item))
  }

  /// What else may be written, which depends on where `routes` are valid.
  private static func alternative(
    _ gateway: DeliveryMap.Gateway, _ item: RouteItem, _ findings: inout Findings
  ) -> String {
    if gateway.node.container.isGlobal {
      return ", or use `\(Keyword.routes)`, which takes this form"
    }
    guard let host = item.hostPart?.text, let port = item.port,
      let stanza = findings.delivery.portStanza(port, of: DomainName(host), for: gateway.node)
    else { return "" }
    return ", and its port as `\(stanza.text)`"
  }

  /// A fix: in a domain the value becomes a route for the same mail; elsewhere only the host is kept.
  private static func fix(_ gateway: DeliveryMap.Gateway, _ item: RouteItem) -> Fix? {
    let setting = gateway.setting
    if gateway.node.isDomain, gateway.node.container.isGlobal {
      guard setting.scope.setting(.routes) == nil else { return nil }
      let text = ScalarSpelling.quoted(item.text)
      return .suggestion(Edit(replace: setting.span, with: "\(Keyword.routes) = ( \(text) )"))
    }
    guard let host = item.hostPart?.text, item.problems.isEmpty,
      item.parameters.isEmpty
    else {
      return nil
    }
    return gateway.text.replaced(by: host.contains(":") ? "[\(host)]" : host).map {
      .suggestion($0)
    }
  }

  // MARK: The token of the exchangers

  /// Whether it is `__mx__` in any letter case: as a name it would not exist.
  private static func isToken(_ gateway: DeliveryMap.Gateway) -> Bool {
    gateway.target.domain.text == RouteItem.exchangersToken
  }

  /// Where mail would go without a gateway.
  private enum Rest {
    /// To the exchangers of its domain.
    case exchangers
    /// To the gateway or the routes of this assignment.
    case nextHop(Setting)
    /// To gateways or routes of domains that the gateway hides, or it is not known.
    case others
  }

  /// Reports a gateway that stands for the exchangers. It is removed where mail goes to them without it.
  private static func checkToken(
    _ gateway: DeliveryMap.Gateway, _ item: RouteItem, _ findings: inout Findings
  ) {
    let rest = rest(without: gateway, &findings)
    var related: [RelatedPlace] = []
    var fix: Fix?
    switch rest {
    case .exchangers: fix = gateway.setting.unsetting
    case .nextHop(let setting): related = [RelatedPlace("this would apply", at: setting.span)]
    case .others: break
    }
    findings.report(
      self, at: gateway.text.textSpan, in: gateway.setting.scope, "gateway is `\(item.text)`",
      detail: advice(rest, gateway), related: related, fix: fix)
  }

  private static func rest(
    without gateway: DeliveryMap.Gateway, _ findings: inout Findings
  ) -> Rest {
    let node = gateway.node
    guard !gateway.setting.isReplaced else { return .exchangers }
    if node.isPattern {
      guard let answer = findings.delivery.answer(.gateway, in: node.container, for: nil) else {
        return .others
      }
      if let outer = answer.setting { return .nextHop(outer) }
    } else {
      guard
        let evaluation = findings.delivery.options.evaluation(of: .gateway, at: node.stanza),
        evaluation.unevaluated.isEmpty
      else { return .others }
      if let outer = evaluation.runnerUp { return .nextHop(outer) }
    }
    if let routes = findings.delivery.answer(.routes, at: node)?.setting, !routes.isExchangersAlone
    {
      return .nextHop(routes)
    }
    // The gateway of a binding or a group hides what domains outside of it say.
    let hidesDomains = !node.isDomain && !node.container.isGlobal
    return hidesDomains && findings.delivery.map.domainsHaveNextHops ? .others : .exchangers
  }

  private static func advice(_ rest: Rest, _ gateway: DeliveryMap.Gateway) -> String {
    switch rest {
    case .exchangers:
      return "remove it; without a gateway mail goes to the exchangers of the domain"
    case .others: return "name a host; without it, other gateways or routes may apply"
    case .nextHop(let setting):
      let place = setting.scope.isGlobal ? "the global scope" : setting.scope.title
      guard setting.keyword == .gateway, let name = setting.value.text else {
        return "without it, the routes of \(place) apply; remove it if they are meant"
      }
      return "without it, gateway `\(name)` of \(place) applies; "
        + (gateway.domain.map { "for its exchangers, name `\($0.text)` itself" }
          ?? "for the exchangers, remove both")
    }
  }
}
