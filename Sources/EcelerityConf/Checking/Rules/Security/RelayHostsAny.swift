/// `relay-hosts-any`
enum RelayHostsAny: SettingRule {
  static let description = RuleDescription(
    id: "relay-hosts-any", group: .security, severity: .error,
    summary: "every address in the world may relay",
    rationale: """
      A block with a prefix of zero contains every address, as do several blocks together, so \
      whoever connects may send to any destination: an open relay. List the machines that are \
      trusted.
      """,
    pages: [
      "content/momentum/4/config/ref-relay-hosts.md",
      "content/momentum/4/outbound-mail-relay-hosts.md",
    ],
    examples: [
      .reports(#"relay_hosts = ( "⟦0.0.0.0/0⟧" "::1" )"#),
      .reports(#"esmtp_listener { relay_hosts = ( "⟦::/0⟧" ) }"#),
      .reports(#"relay_hosts = ⟦( "0.0.0.0/1" "128.0.0.0/1" )⟧"#),
      .accepts(#"relay_hosts = ( "0.0.0.0/1" "128.0.0.0/2" "192.0.0.0/3" )"#),
      .accepts(#"relay_hosts = ( "192.0.2.0/24" "::1" )"#),
    ])

  static let interest = SettingInterest.options([.relayHosts])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, findings.row(for: setting) != nil else { return }
    var blocks: [CIDRBlock] = []
    var isAny = false
    for item in setting.rawValues {
      guard let block = CIDRBlock(item) else { continue }
      blocks.append(block)
      guard block.length == 0 else { continue }
      isAny = true
      findings.report(
        self, at: item.innerSpan, in: setting.scope, "\(item.shown) lets every address relay",
        detail: advice)
    }
    guard !isAny else { return }
    for isIPv6 in [false, true] {
      guard covers(blocks.filter { $0.address.isIPv6 == isIPv6 }) else { continue }
      findings.report(
        self, at: setting.innerValueSpan, in: setting.scope,
        "these blocks together let every address of \(isIPv6 ? "IPv6" : "IPv4") relay",
        detail: advice)
    }
  }

  private static let advice = "list the machines that are trusted"

  /// Whether `blocks`, which have the first `length` bits in common, contain every address with these bits.
  private static func covers(_ blocks: [CIDRBlock], from length: Int = 0) -> Bool {
    if blocks.isEmpty { return false }
    if blocks.contains(where: { $0.length == length }) { return true }
    let isLower = { (block: CIDRBlock) in
      block.address.masked(to: length + 1) == block.address.masked(to: length)
    }
    return covers(blocks.filter(isLower), from: length + 1)
      && covers(blocks.filter { !isLower($0) }, from: length + 1)
  }
}
