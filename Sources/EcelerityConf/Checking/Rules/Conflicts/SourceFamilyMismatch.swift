/// `source-family-mismatch`
enum SourceFamilyMismatch: SourceRule {
  static let description = RuleDescription(
    id: "source-family-mismatch", group: .correctness, severity: .error,
    summary: "a binding whose only source is of another address family than all next hops",
    rationale: """
      A connection from an IPv4 address cannot go to an IPv6 address, nor the other way round. A \
      second source is set by `bind_address_secondary`, and a proxy (`ha_proxy_server`) has sources \
      of its own. A binding without a source has that of \
      its group or of the global scope; then the next hop is reported. Where there is no binding, \
      mail has the source of the global scope. Next hops of a domain outside of bindings are \
      reported when neither that source nor that of any binding can reach them.
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
      .reports(
        #"""
        use_ipv6 = true
        bind_address = 192.0.2.1
        binding "north" { gateway = "⟦[2001:db8::7]⟧" }
        """#),
      .reports(
        #"""
        use_ipv6 = true
        bind_address = ⟦192.0.2.1⟧
        gateway = "[2001:db8::7]"
        """#),
      .reports(
        #"""
        use_ipv6 = true
        bind_address = ⟦192.0.2.1⟧
        domain "oak.example" { routes = ( "[2001:db8::7]" ) }
        """#),
      .reports(
        #"""
        use_ipv6 = true
        bind_address = 192.0.2.1
        binding "north" { bind_address = 192.0.2.2 }
        domain "oak.example" { gateway = "⟦[2001:db8::7]⟧" }
        """#),
      .reports(
        #"""
        use_ipv6 = true
        binding_group "g" {
          bind_address = 192.0.2.1
          domain "oak.example" { gateway = "⟦[2001:db8::7]⟧" }
          binding "north" { tls = no }
        }
        """#),
      .accepts(#"binding "north" { bind_address = 192.0.2.1 gateway = "192.0.2.7" }"#),
      .accepts(
        #"""
        ha_proxy_client { }
        use_ipv6 = true
        binding "north" {
          bind_address = 192.0.2.1
          ha_proxy_server = "192.0.2.8:5000"
          ha_proxy_ipv6_src_addr = "2001:db8::3"
          gateway = "[2001:db8::7]"
        }
        """#),
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

  static func unsuitable(
    among hops: [LiteralHop], from source: BindingSource, _ findings: inout Findings
  ) -> LiteralHop? {
    let isIPv6 = source.address.isIPv6
    guard let hop = hops.first, hops.allSatisfy({ $0.address.isIPv6 != isIPv6 }),
      !findings.mayHaveSecondSource(source.binding)
    else { return nil }
    return hop
  }

  static func report(
    _ hop: LiteralHop, from source: BindingSource, in scope: Scope, _ findings: inout Findings
  ) {
    guard let value = source.setting.rawScalar else { return }
    let isAtSource = source.isOwn && !source.hasOthers
    let next = hop.address.description
    findings.report(
      self, at: isAtSource ? value.innerSpan : hop.text.textSpan,
      in: isAtSource ? source.binding : scope,
      source.hasOthers
        ? "no source can reach next hop \(next), which is of another address family"
        : "source \(source.address.description) cannot reach next hop \(next)",
      detail: source.hasOthers
        ? "give a binding a source of the same address family"
        : "give the binding a source of the same address family",
      related: [
        isAtSource
          ? RelatedPlace("the next hop", at: hop.text.span)
          : RelatedPlace("the source", at: source.setting.valueSpan)
      ])
  }
}
