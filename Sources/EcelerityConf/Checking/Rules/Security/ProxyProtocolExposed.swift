/// `proxy-protocol-exposed`
enum ProxyProtocolExposed: SettingRule {
  static let description = RuleDescription(
    id: "proxy-protocol-exposed", group: .security, severity: .warning,
    summary: "a listener on every address that trusts the addresses that clients claim",
    rationale: """
      With the proxy protocol the first line of a connection says where it came from. Unless only \
      the proxy can connect, any client can claim any address, for example one that may relay. \
      Listen on an internal address, or set the option in the stanza of the proxy's peer. Whether \
      a firewall protects the port is not known. Listeners that are switched off are not \
      reported.
      """,
    evidence: .inferred, pages: ["content/momentum/4/config/ref-proxy-protocol.md"],
    examples: [
      .reports(#"esmtp_listener { listen "*:25" { proxy_protocol = ⟦true⟧ } }"#),
      .reports(#"esmtp_listener { proxy_protocol = ⟦true⟧ listen ":25" { } }"#),
      .reports(
        #"esmtp_listener { peer "0.0.0.0/0" { proxy_protocol = ⟦true⟧ } listen ":25" { } }"#),
      .accepts(#"esmtp_listener { listen "192.0.2.1:25" { proxy_protocol = true } }"#),
      .accepts(#"esmtp_listener { enable = false listen ":25" { proxy_protocol = true } }"#),
      .accepts(
        #"esmtp_listener { listen "*:25" { peer "192.0.2.9" { proxy_protocol = true } } }"#),
    ])

  static let interest = SettingInterest.options([.proxyProtocol])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, setting.isOn, findings.row(for: setting) != nil,
      let exposed = setting.scope.entrance(for: .proxyProtocol, where: isWildcard),
      let header = exposed.header
    else { return }
    let related =
      exposed.isSame(as: setting.scope)
      ? [] : [RelatedPlace("this is every address", at: header.labelSpan)]
    findings.report(
      self, at: setting.innerValueSpan, in: setting.scope,
      "any client of `\(exposed.label ?? "")` may claim any address",
      detail: "listen on an internal address, or set this in the stanza of the proxy's "
        + "`\(Keyword.peer)`",
      related: related)
  }

  private static func isWildcard(_ scope: Scope) -> Bool {
    scope.keyword == .listen && scope.label.map(ListenAddress.init)?.isWildcard ?? false
  }
}
