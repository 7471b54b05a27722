/// A rule about single items of `routes`.
protocol RouteRule: SettingRule {
  static func check(_ route: PlacedRoute, _ findings: inout Findings)
}

extension RouteRule {
  static var interest: SettingInterest { .options([.routes]) }

  static func check(_ setting: Setting, _ findings: inout Findings) {
    for route in findings.delivery.routes(of: setting) { check(route, &findings) }
  }
}
