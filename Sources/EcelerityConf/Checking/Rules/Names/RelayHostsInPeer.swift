/// `relay-hosts-in-peer`
enum RelayHostsInPeer: SettingRule {
  static let description = RuleDescription(
    id: "relay-hosts-in-peer", group: .style, severity: .info,
    summary: "`relay_hosts` in a peer stanza",
    rationale: """
      A peer stanza names its hosts, so a list of hosts in it is redundant. The manual advises \
      `open_relay` there.
      """,
    pages: [
      "content/momentum/4/config/ref-relay-hosts.md", "content/momentum/4/config/ref-open-relay.md",
    ],
    examples: [
      .reports(
        #"esmtp_listener { peer "192.0.2.0/24" { ⟦relay_hosts⟧ = ( "192.0.2.0/24" ) } }"#),
      .accepts(#"esmtp_listener { peer "192.0.2.0/24" { open_relay = true } }"#),
    ])

  static let interest = SettingInterest.options([.relayHosts])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard setting.scope.keyword == .peer else { return }
    findings.report(
      self, at: setting.nameSpan, in: setting.scope, "`relay_hosts` in a peer stanza",
      detail: "use `open_relay`, which is meant for peers")
  }
}
