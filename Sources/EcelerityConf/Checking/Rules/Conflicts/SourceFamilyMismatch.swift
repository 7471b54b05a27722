/// `source-family-mismatch`
enum SourceFamilyMismatch: SourceRule {
  static let description = RuleDescription(
    id: "source-family-mismatch", group: .correctness, severity: .error,
    summary: "a binding whose only source has another address family than all next hops",
    rationale: """
      A connection from an IPv4 address cannot go to an IPv6 address, nor the other way round. A \
      second source is set by `bind_address_secondary`.
      """,
    pages: [
      "content/momentum/3/3-api/apis-binding-address-family-matches.md",
      "content/momentum/4/modules/bind-address-secondary.md",
    ],
    examples: [
      .reports(
        #"""
        use_ipv6 = true
        binding "north" { bind_address = ⟦192.0.2.1⟧ gateway = "[2001:db8::7]" }
        """#),
      .accepts(#"binding "north" { bind_address = 192.0.2.1 gateway = "192.0.2.7" }"#),
      .accepts(
        #"""
        bind_address_secondary { }
        use_ipv6 = true
        binding "north" {
          bind_address = 192.0.2.1
          bind_address_secondary = "2001:db8::1"
          gateway = "[2001:db8::7]"
        }
        """#),
    ])

  static func check(
    _ hops: [LiteralHop], from source: IPAddress, _ setting: Setting, in binding: Scope,
    _ findings: inout Findings
  ) {
    guard hops.allSatisfy({ $0.address.isIPv6 != source.isIPv6 }),
      binding.setting(.bindAddressSecondary) == nil, let value = setting.rawScalar
    else { return }
    findings.report(
      self, at: value.innerSpan, in: binding,
      "source \(source.description) cannot reach next hop \(hops[0].address.description)",
      detail: "give the binding a source of the same address family",
      related: [RelatedPlace("the next hop", at: hops[0].text.span)])
  }
}
