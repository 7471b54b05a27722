/// `invalid-address`
enum InvalidAddress: SettingRule {
  static let description = RuleDescription(
    id: "invalid-address", group: .suspicious, severity: .warning,
    summary: "a value other than an address for an option that takes only addresses",
    rationale: """
      The pages show addresses only, some of one family only. A host name may be looked up by the \
      server, but no page says so.
      """,
    evidence: .inferred,
    pages: [Page.of(.haProxyClient), "content/momentum/4/modules/4-modules-cluster.md"],
    examples: [
      .reports(#"binding "n" { bind_address = 192.0.2.1 ha_proxy_src_addr = "⟦192.0.2.300⟧" }"#),
      .reports(#"binding "n" { bind_address = 192.0.2.1 ha_proxy_src_addr = "⟦2001:db8::7⟧" }"#),
      .accepts(
        #"""
        binding "n" {
          bind_address = 192.0.2.1
          ha_proxy_src_addr = 192.0.2.7
          ha_proxy_ipv6_src_addr = "2001:db8::7"
        }
        """#),
    ])

  static let interest = SettingInterest.types([.ipAddress])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard let row = findings.row(for: setting), let value = setting.rawScalar, !value.inner.isEmpty
    else { return }
    let text = value.text
    guard text != "*", !text.contains("%"), !value.isReportedElsewhere else { return }
    let family = findings.allowed(by: row).values.text
    let what = family == "IPv4" || family == "IPv6" ? "an \(family) address" : "an address"
    let address = DomainName(text).address
    guard address.map({ family == "IPv6" && !$0.isIPv6 || family == "IPv4" && $0.isIPv6 }) ?? true
    else { return }
    findings.report(
      self, at: value.innerSpan, in: setting.scope, "\(value.shown) is not \(what)",
      detail: "`\(row.keyword)` takes \(what)", page: row.page)
  }
}
