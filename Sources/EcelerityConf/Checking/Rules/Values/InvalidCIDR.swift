/// `invalid-cidr`
enum InvalidCIDR: AddressBlockRule {
  static let description = RuleDescription(
    id: "invalid-cidr", group: .correctness, severity: .error,
    summary: "something that is neither an address nor a block of addresses",
    rationale: """
      These places take addresses and CIDR blocks only, with a prefix of at most 32 bits for IPv4 \
      and 128 for IPv6; names are not looked up.
      """,
    pages: ["content/momentum/4/config/ref-relay-hosts.md"],
    examples: [
      .reports(#"relay_hosts = ( "192.0.2.0/24" "⟦192.0.2⟧" )"#),
      .reports(#"prohibited_hosts = ( "⟦192.0.2.0/33⟧" )"#),
      .reports(#"esmtp_listener { peer "⟦relay.example⟧" { open_relay = true } }"#),
      .accepts(#"relay_hosts = ( "192.0.2.0/24" "2001:db8::/32" "::1" )"#),
    ])

  static func check(
    _ flaw: AddressBlockFlaw, of item: RawScalar, in scope: Scope, _ findings: inout Findings
  ) {
    switch flaw {
    case .malformed:
      findings.report(
        self, at: item.innerSpan, in: scope,
        "\(item.shown) is neither an address nor a block of addresses",
        detail: "write `192.0.2.7`, `192.0.2.0/24` or `2001:db8::/32`")
    case .prefixTooLong(let bits):
      findings.report(
        self, at: item.innerSpan, in: scope,
        "the prefix of \(item.shown) is longer than the address",
        detail: "it has at most \(bits) bits")
    case .brackets, .hostBits: return
    }
  }
}
