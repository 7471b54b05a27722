/// `private-next-hop-public-source`
enum PrivateNextHopPublicSource: SourceRule {
  static let description = RuleDescription(
    id: "private-next-hop-public-source", group: .suspicious, severity: .warning,
    summary: "a next hop in a private network from a public source",
    rationale: """
      Private addresses (RFC 1918, RFC 4193) are reachable only within a site. With a public \
      source, replies may not find their way back, or packets may be dropped, unless the routers \
      of the site provide for it. Next hops of a domain outside of bindings are reported when no \
      source suits them: neither that of the global scope nor that of any binding.
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
      .reports(
        #"""
        bind_address = 192.0.2.1
        binding "north" { bind_address = 192.0.2.2 }
        domain "oak.example" { gateway = "⟦10.0.0.7⟧" }
        """#),
      .accepts(
        #"""
        bind_address = 192.0.2.1
        binding "north" { bind_address = 10.0.0.1 }
        domain "oak.example" { gateway = "10.0.0.7" }
        """#),
      .accepts(#"binding "north" { bind_address = 10.0.0.1 gateway = "10.0.0.7" }"#),
    ])

  static func unsuitable(
    among hops: [LiteralHop], from source: BindingSource, _ findings: inout Findings
  ) -> LiteralHop? {
    guard source.address.isPublic else { return nil }
    return hops.first {
      $0.address.isPrivate && $0.address.isIPv6 == source.address.isIPv6
    }
  }

  static func report(
    _ hop: LiteralHop, from source: BindingSource, in scope: Scope, _ findings: inout Findings
  ) {
    let (next, own) = (hop.address.description, source.address.description)
    findings.report(
      self, at: hop.text.textSpan, in: scope,
      source.hasOthers
        ? "next hop \(next) is private, all sources are public, such as \(own)"
        : "next hop \(next) is private, source \(own) is public",
      detail: "make sure that the network routes packets between them, or use a private source",
      related: [RelatedPlace("the source", at: source.setting.valueSpan)])
  }
}
