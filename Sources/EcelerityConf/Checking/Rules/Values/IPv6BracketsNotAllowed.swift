/// `ipv6-brackets-not-allowed`
enum IPv6BracketsNotAllowed: AddressBlockRule {
  static let description = RuleDescription(
    id: "ipv6-brackets-not-allowed", group: .correctness, severity: .error,
    summary: "an IPv6 address in brackets where only addresses are allowed",
    rationale: """
      Brackets distinguish an address from a name or a port, in `gateway`, `routes` and `listen`. \
      Where only addresses are allowed, they are left out. The fix needs consent: an item in \
      brackets is no address, so that without them the list covers more.
      """,
    pages: ["content/momentum/4/config/ref-gateway.md", "content/momentum/4/listeners.md"],
    remedy: .suggested,
    examples: [
      .reports(#"relay_hosts = ( "⟦[2001:db8::7]⟧" )"#),
      .reports(#"esmtp_listener { peer "⟦[2001:db8::]/32⟧" { open_relay = true } }"#),
      .accepts(#"relay_hosts = ( "2001:db8::7" )"#),
    ])

  static func check(
    _ flaw: AddressBlockFlaw, of item: RawScalar, in scope: Scope, _ findings: inout Findings
  ) {
    guard case .brackets(let bare) = flaw else { return }
    findings.report(
      self, at: item.innerSpan, in: scope, "\(item.shown) has brackets",
      detail: "write `\(bare)`",
      fix: .suggestion(Edit(replace: item.innerSpan, with: bare)))
  }
}
