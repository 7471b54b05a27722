/// `relay-hosts-any`
enum RelayHostsAny: SettingRule {
  static let description = RuleDescription(
    id: "relay-hosts-any", group: .security, severity: .error,
    summary: "every address in the world may relay",
    rationale: """
      A block with a prefix of zero holds every address, so whoever connects may send to any \
      destination: an open relay. List the machines that are trusted.
      """,
    pages: [
      "content/momentum/4/config/ref-relay-hosts.md",
      "content/momentum/4/outbound-mail-relay-hosts.md",
    ],
    examples: [
      .reports(#"relay_hosts = ( "⟦0.0.0.0/0⟧" "::1" )"#),
      .reports(#"esmtp_listener { relay_hosts = ( "⟦::/0⟧" ) }"#),
      .accepts(#"relay_hosts = ( "192.0.2.0/24" "::1" )"#),
    ])

  static let interest = SettingInterest.options([.relayHosts])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, findings.row(for: setting) != nil else { return }
    for item in setting.rawValues {
      guard let block = CIDRBlock(item), block.length == 0 else { continue }
      findings.report(
        self, at: item.innerSpan, in: setting.scope, "\(item.shown) lets every address relay",
        detail: "list the machines that are trusted")
    }
  }
}
