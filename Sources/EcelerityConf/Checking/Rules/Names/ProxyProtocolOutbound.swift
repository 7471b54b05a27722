/// `proxy-protocol-outbound`
enum ProxyProtocolOutbound: PlacementRule {
  static let description = RuleDescription(
    id: "proxy-protocol-outbound", group: .correctness, severity: .error,
    summary: "`proxy_protocol` where outbound mail is configured",
    rationale: """
      It makes a listener read the header of a proxy. For outbound connections through a proxy \
      there is the module `ha_proxy_client`.
      """,
    pages: [
      "content/momentum/4/config/ref-proxy-protocol.md",
      "content/momentum/4/modules/ha-proxy-client.md",
    ],
    examples: [
      .reports(#"binding "north" { ⟦proxy_protocol⟧ = true }"#),
      .reports(#"⟦proxy_protocol⟧ = true"#),
      .accepts(#"esmtp_listener { proxy_protocol = true }"#),
    ])

  static func claims(_ setting: Setting, of keyword: Keyword) -> Bool {
    guard keyword == .proxyProtocol || keyword == .proxyProtocolTimeout else { return false }
    switch setting.scope.keyword {
    case nil: return setting.scope.isGlobal
    case .binding, .bindingGroup, .domain, .host: return true
    default: return false
    }
  }
}
