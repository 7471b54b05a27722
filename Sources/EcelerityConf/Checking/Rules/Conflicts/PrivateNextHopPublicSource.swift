/// `private-next-hop-public-source`
enum PrivateNextHopPublicSource: SourceRule {
  static let description = RuleDescription(
    id: "private-next-hop-public-source", group: .suspicious, severity: .warning,
    summary: "a next hop in a private network from a public source",
    rationale: """
      Private addresses (RFC 1918, RFC 4193) are reachable only within a site. With a public \
      source, replies may not find their way back, or packets may be dropped, unless the routers \
      of the site provide for it.
      """,
    evidence: .inferred,
    pages: [Page.of(.bindAddress), "content/momentum/4/outbound-mail-multivip-interfaces.md"],
    examples: [
      .reports(#"binding "north" { bind_address = 192.0.2.1 gateway = "⟦10.0.0.7⟧" }"#),
      .reports(
        #"""
        binding_group "g" { bind_address = 192.0.2.1 binding "north" { gateway = "⟦10.0.0.7⟧" } }
        """#),
      .reports(
        #"""
        bind_address = 192.0.2.1
        domain "oak.example" { gateway = "⟦10.0.0.7⟧" }
        """#),
      .reports(
        #"""
        routes = ( "⟦10.0.0.7⟧" )
        binding "north" { bind_address = 192.0.2.1 }
        """#),
      .accepts(#"binding "north" { bind_address = 10.0.0.1 gateway = "10.0.0.7" }"#),
    ])

  static func check(
    _ hops: [LiteralHop], from source: BindingSource, _ findings: inout Findings
  ) {
    let address = source.address
    guard address.isPublic,
      let hop = hops.first(where: {
        $0.address.isPrivate && $0.address.isIPv6 == address.isIPv6
      })
    else { return }
    findings.report(
      self, at: hop.text.textSpan, in: source.binding,
      "next hop \(hop.address.description) is private, source \(address.description) is public",
      detail: "make sure that the network routes packets between them, or use a private source",
      related: [RelatedPlace("the source", at: source.setting.valueSpan)])
  }
}
