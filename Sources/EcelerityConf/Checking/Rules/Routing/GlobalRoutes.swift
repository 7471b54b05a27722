/// `global-routes`
enum GlobalRoutes: ConfigurationRule {
  static let description = RuleDescription(
    id: "global-routes", group: .performance, severity: .warning,
    summary: "routes in the global scope",
    rationale: """
      All domains then share the same exchangers, and throughput drops. For one server that \
      accepts everything, the module `static_routes` does the same and is faster; how it \
      interacts with gateways and routes is not documented (decision D-18).
      """,
    pages: [Page.of(.routes), Page.staticRoutes], remedy: .suggested,
    examples: [
      .reports(#"⟦routes⟧ = ( "smtp://192.0.2.7?port=26" )"#),
      .accepts(#"domain "oak.example" { routes = ( "smtp://192.0.2.7?port=26" ) }"#),
      .reports(#"⟦routes⟧ = ( "__mx__" "192.0.2.7" )"#),
      .accepts(#"routes = ( "__mx__" )"#),
      .accepts(#"static_routes { target = "192.0.2.7:26" }"#),
    ])

  static func check(_ configuration: Configuration, _ findings: inout Findings) {
    guard let setting = configuration.global.setting(.routes), setting.hasItems else {
      return
    }
    let routes = findings.delivery.routes(of: setting)
    let exchangers = routes.count { $0.item.target == .exchangers }
    // Routes of `__mx__` alone are reported by another rule.
    guard routes.isEmpty || exchangers < routes.count else { return }
    let shared =
      exchangers == 0
      ? "the same exchangers" : "what is listed beside `\(RouteItem.exchangersToken)`"
    findings.report(
      self, at: setting.nameSpan, "routes are global",
      detail: "all domains then share \(shared), which costs throughput; use "
        + "`\(Keyword.staticRoutes)` for one server that takes everything",
      fix: fix(setting))
  }

  /// A fix for a single address with a port, which is what the module takes.
  private static func fix(_ setting: Setting) -> Fix? {
    let items = setting.value.items.map { RouteItem($0.text) }
    guard items.count == 1, case .address(let address) = items[0].target, let port = items[0].port,
      setting.scope.configuration.module(.staticRoutes) == nil
    else { return nil }
    let host = address.isIPv6 ? "[\(address.description)]" : address.description
    let target = ScalarSpelling.quoted("\(host):\(port)")
    let stanza = "\(Keyword.staticRoutes) { \(Keyword.target) = \(target) }"
    return .suggestion(Edit(replace: setting.span, with: stanza))
  }
}
