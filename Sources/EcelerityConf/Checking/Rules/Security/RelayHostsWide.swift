/// `relay-hosts-wide`
enum RelayHostsWide: SettingRule {
  static let description = RuleDescription(
    id: "relay-hosts-wide", group: .security, severity: .warning,
    summary: "a very large block of public addresses may relay",
    rationale: """
      Only trusted machines belong here; they also skip authentication. What is very large is \
      decided: more than a /16 of IPv4 or a /32 of IPv6, blocks for private use left out.
      """,
    evidence: .decided, pages: ["content/momentum/4/config/ref-relay-hosts.md"],
    examples: [
      .reports(#"relay_hosts = ( "⟦192.0.0.0/8⟧" "192.0.2.0/24" )"#),
      .reports(#"relay_hosts = ( "⟦2001::/16⟧" )"#),
      .accepts(#"relay_hosts = ( "10.0.0.0/8" "192.0.2.0/24" "fd00::/8" "127.0.0.0/8" )"#),
    ])

  static let interest = SettingInterest.options([.relayHosts])

  /// Private, shared, link-local and loopback addresses: RFC 1918, 6598, 3927, 1122, 4193, 4291.
  private static let inner = [
    "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16",
    "127.0.0.0/8", "fc00::/7", "fe80::/10",
  ].compactMap { CIDRBlock($0) }

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, findings.row(for: setting) != nil else { return }
    for item in setting.rawValues {
      guard let block = CIDRBlock(item), isWide(block) else { continue }
      findings.report(
        self, at: item.innerSpan, in: setting.scope,
        "\(item.shown) is a very large block of public addresses",
        detail: "they may all relay without authentication; list the machines that are trusted")
    }
  }

  private static func isWide(_ block: CIDRBlock) -> Bool {
    let least = block.address.isIPv6 ? 32 : 16
    return block.length > 0 && block.length < least && !inner.contains { $0.contains(block) }
  }
}
