/// `cidr-host-bits`
enum CIDRHostBits: AddressBlockRule {
  static let description = RuleDescription(
    id: "cidr-host-bits", group: .style, severity: .info,
    summary: "a block of addresses with bits set beyond its prefix",
    rationale: "The bits have no effect; they suggest that one host was meant, or a longer prefix.",
    pages: ["content/momentum/4/config/ref-relay-hosts.md"], remedy: .safe,
    examples: [
      .reports(#"relay_hosts = ( "⟦192.0.2.7/24⟧" )"#),
      .accepts(#"relay_hosts = ( "192.0.2.0/24" "192.0.2.7/32" )"#),
    ])

  static func check(
    _ flaw: AddressBlockFlaw, of item: RawScalar, in scope: Scope, _ findings: inout Findings
  ) {
    guard case .hostBits(let masked) = flaw else { return }
    findings.report(
      self, at: item.innerSpan, in: scope, "\(item.shown) means `\(masked)`",
      detail: "write that, or the prefix that was meant",
      fix: .safe(Edit(replace: item.innerSpan, with: masked), changing: .spelling))
  }
}
