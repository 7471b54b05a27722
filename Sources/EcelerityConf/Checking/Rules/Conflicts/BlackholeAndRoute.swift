/// `blackhole-and-route`
enum BlackholeAndRoute: SettingRule {
  static let description = RuleDescription(
    id: "blackhole-and-route", group: .suspicious, severity: .info,
    summary: "mail that is discarded, in a scope that sets a gateway or routes",
    rationale: """
      Mail is discarded before it has a next hop, so the gateway or the routes beside `blackhole` \
      are not used.
      """,
    pages: [Page.of(.blackhole)],
    examples: [
      .reports(#"domain "oak.example" { blackhole = ⟦true⟧ gateway = "relay.example" }"#),
      .accepts(#"domain "oak.example" { blackhole = false gateway = "relay.example" }"#),
      .accepts(
        #"""
        gateway = "relay.example"
        domain "oak.example" { blackhole = true }
        """#),
    ])

  static let interest = SettingInterest.options([.blackhole])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, let value = setting.rawScalar, DeliveryNode(setting.scope) != nil,
      findings.row(for: setting)?.allowed.contains(value.text) == true
        || Bool(word: value.text) == true,
      Bool(word: value.text) != false,
      let route = setting.scope.setting(.gateway) ?? setting.scope.setting(.routes)
    else { return }
    findings.report(
      self, at: value.innerSpan, in: setting.scope,
      "mail is discarded here, so `\(route.name)` is not used",
      detail: "remove one of them",
      related: [RelatedPlace("it is set here", at: route.span)])
  }
}
