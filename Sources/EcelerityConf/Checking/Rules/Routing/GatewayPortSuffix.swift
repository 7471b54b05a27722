/// `gateway-port-suffix`
enum GatewayPortSuffix: SettingRule {
  static let description = RuleDescription(
    id: "gateway-port-suffix", group: .suspicious, severity: .warning,
    summary: "a port after the name or address of a gateway",
    rationale: """
      A gateway is a host name, an IPv4 literal or an IPv6 literal in brackets. One sample has \
      text after the bracket, most likely a misplaced bracket (contradiction X-06); after a name \
      or an IPv4 literal the manual never has a port, so that is an error (decision D-12). Set \
      the port in the stanza of the gateway's name, or use routes. There is no fix where a binding \
      or group, the stanza or another gateway of that name has another port, nor where routes may \
      take the mail elsewhere.
      """,
    evidence: .decided, pages: [Page.of(.gateway)], remedy: .suggested,
    examples: [
      .reports(#"gateway = "relay.example:⟦587⟧""#),
      .reports(#"binding "b1" { gateway = "192.0.2.7:⟦26⟧" }"#),
      .reports(#"gateway = "[fe80::a00]:⟦1⟧""#),
      .reports(#"gateway = "relay.example⟦:⟧""#),
      .accepts(
        #"""
        gateway = "relay.example"
        domain "relay.example" { remote_smtp_port = 587 }
        """#),
      .accepts(##"gateway = "#smpp:hub""##),
    ])

  static let interest = SettingInterest.options([.gateway])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, let gateway = findings.delivery.gateway(of: setting)
    else { return }
    let authority = Authority(gateway.text.text)
    guard gateway.target.form != .route, gateway.target.domain.kind != .synthetic,
      let port = authority.port
    else { return }
    if port.range.isEmpty { return reportBareColon(gateway, authority, before: port, &findings) }
    let stanza = gateway.target.port.flatMap {
      findings.delivery.portStanza($0, of: gateway.target.domain, for: gateway.node)
    }
    let conflict = stanza.flatMap { findings.gatewayPorts.conflict(with: $0, of: gateway) }
    let hasRoutes = findings.gatewayPorts.mayHaveRoutes(gateway)
    let isLiteral = gateway.target.form == .bracketsWithPort
    findings.report(
      self, at: gateway.text.span(of: port.range), in: setting.scope,
      "port `\(port.text)` follows the gateway",
      detail: isLiteral
        ? "most likely a misplaced bracket; confroute takes it for a port, which only one odd sample "
          + "supports (X-06, D-12)"
        : "the manual has no port here (D-12); "
          + (hasRoutes
            ? "set it in the routes of the gateway's name"
            : advice(stanza, hasConflict: conflict != nil, findings.configuration)),
      severity: isLiteral ? .warning : .error,
      related: conflict.map { [RelatedPlace("mail to the gateway has another port here", at: $0)] }
        ?? [],
      fix: conflict == nil && !hasRoutes ? stanza.flatMap { fix(gateway, authority, $0) } : nil)
  }

  private static func advice(
    _ stanza: PortStanza?, hasConflict: Bool, _ configuration: Configuration
  ) -> String {
    guard let stanza else { return "set it in the stanza of the gateway's name" }
    if hasConflict { return "decide on one port, and set it in the stanza of the gateway's name" }
    return stanza.setting(in: configuration) == nil
      ? "write `\(stanza.text)`"
      : "remove it, because the stanza of the gateway's name sets it"
  }

  private static func reportBareColon(
    _ gateway: DeliveryMap.Gateway, _ authority: Authority, before port: TextPart,
    _ findings: inout Findings
  ) {
    let bytes = Array(gateway.text.text.utf8)
    let name = String(decoding: bytes[authority.hostRange.indices], as: UTF8.self)
    let colon = ByteRange(port.range.lowerBound - 1, port.range.upperBound)
    findings.report(
      self, at: gateway.text.span(of: colon), in: gateway.setting.scope,
      "a colon without a port follows the gateway", detail: "remove it", severity: .error,
      fix: gateway.text.replaced(by: name).map { .suggestion($0) })
  }

  /// A fix that moves the port into `stanza`, unless that is there.
  private static func fix(
    _ gateway: DeliveryMap.Gateway, _ authority: Authority, _ stanza: PortStanza
  ) -> Fix? {
    let bytes = Array(gateway.text.text.utf8)
    let name = String(decoding: bytes[authority.hostRange.indices], as: UTF8.self)
    guard let shortened = gateway.text.replaced(by: name) else { return nil }
    let setting = gateway.setting
    if stanza.setting(in: setting.configuration) != nil { return .suggestion(shortened) }
    return setting.insertionAtTop(of: stanza.text).map { .suggestion(shortened, $0) }
  }
}
