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

/// Looks at one flaw of addresses and blocks, in lists of them and in the labels of `peer` and
/// `topology`.
protocol AddressBlockRule: SettingRule, ScopeRule {
  static func check(
    _ flaw: AddressBlockFlaw, of item: RawScalar, in scope: Scope, _ findings: inout Findings)
}

extension AddressBlockRule {
  static var subjects: [RuleSubject] { [.settings(Self.self), .scopes(Self.self)] }
  static var interest: SettingInterest { .types([.cidrList]) }
  static var stanzas: [Keyword]? { [.peer, .topology] }

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard case .list(let items) = setting.syntax.value else { return }
    let tree = setting.tree
    for token in items {
      check(RawScalar(token, of: tree, in: setting.fileID), in: setting.scope, &findings)
    }
  }

  static func check(_ scope: Scope, _ findings: inout Findings) {
    for header in scope.headers {
      if let label = header.rawLabel { check(label, in: scope, &findings) }
    }
  }

  private static func check(_ item: RawScalar, in scope: Scope, _ findings: inout Findings) {
    guard let flaw = item.addressBlockFlaw, !item.isReportedElsewhere else { return }
    check(flaw, of: item, in: scope, &findings)
  }
}
