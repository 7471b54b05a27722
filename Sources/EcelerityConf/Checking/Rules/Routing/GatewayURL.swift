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
    let end = item.schemePart.map { $0.range.upperBound + 3 }
    let range = ByteRange(0, end ?? UInt32(item.text.utf8.count))
    findings.report(
      self, at: gateway.text.span(of: range), in: setting.scope,
      item.schemePart == nil ? "gateway is `\(item.text)`" : "gateway is a URL",
      detail: isToken(gateway)
        ? "remove it; without a gateway mail goes to the exchangers of the domain"
        : "write the name or address alone, or use `\(Keyword.routes)`, which takes this form",
      fix: fix(gateway, item))
  }

  /// Whether it is `__mx__` in any letter case: as a name it would not exist.
  private static func isToken(_ gateway: DeliveryMap.Gateway) -> Bool {
    gateway.target.domain.text == RouteItem.exchangersToken
  }

  /// A fix. In a domain the value becomes a route for the same mail; elsewhere only the host is kept. A gateway that
  /// stands for the exchangers is removed, because mail goes to them without it.
  private static func fix(_ gateway: DeliveryMap.Gateway, _ item: RouteItem) -> Fix? {
    let setting = gateway.setting
    if isToken(gateway) { return setting.unsetting }
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
}
