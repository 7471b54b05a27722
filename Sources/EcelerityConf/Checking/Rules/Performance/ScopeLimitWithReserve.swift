/// `scope-limit-with-reserve`
enum ScopeLimitWithReserve: SettingRule {
  static let description = RuleDescription(
    id: "scope-limit-with-reserve", group: .suspicious, severity: .warning,
    summary: "a limit on a domain's connections while the server keeps some in reserve",
    rationale: """
      In a domain of the global scope the limit works properly only when no connections are \
      reserved, and by default some are. Without a reserve, domains with little mail may get no \
      connection while the server is under load, so a limit in bindings may be better.
      """,
    needsWhole: true,
    pages: [
      Page.of(.scopeMaxOutboundConnections), Page.of(.serverReserveOutboundConnections),
    ],
    examples: [
      .reports(#"domain "mill.example" { ⟦scope_max_outbound_connections⟧ = 3 }"#),
      .accepts(
        #"""
        server_reserve_outbound_connections = 0
        domain "mill.example" { scope_max_outbound_connections = 3 }
        """#),
      .accepts(
        #"binding "north" { bind_address = 192.0.2.1 scope_max_outbound_connections = 3 }"#),
    ])

  static let interest = SettingInterest.options([.scopeMaxOutboundConnections])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, setting.scope.path == [.domain] else { return }
    let reserve = findings.configuration.global.setting(.serverReserveOutboundConnections)
    let row = OptionTable.rows(of: .serverReserveOutboundConnections).first
    let number = reserve.map { $0.value.text } ?? row?.defaultValue
    guard let number, number != "0" else { return }
    findings.report(
      self, at: setting.nameSpan, in: setting.scope,
      "the limit does not work properly while \(number.prefix(20)) connections are in reserve",
      detail:
        "set `\(Keyword.serverReserveOutboundConnections) = 0`; domains with little mail may get no "
        + "connection then under load",
      absent: [.serverReserveOutboundConnections],
      related: reserve.map { [RelatedPlace("the reserve", at: $0.span)] } ?? [])
  }
}
