/// `domain-ipv6-form`
enum DomainIPv6Form: DomainLabelRule {
  static let description = RuleDescription(
    id: "domain-ipv6-form", group: .correctness, severity: .error,
    summary: "a domain named by an IPv6 address without `[IPv6:…]`",
    rationale: """
      The page of the stanza writes such a domain as `[IPv6:` address `]`. Brackets without the \
      tag are accepted: whether the stanza of a gateway has the tag is not documented.
      """,
    pages: [Page.of(.domain)], remedy: .safe,
    examples: [
      .reports(#"domain "⟦2001:db8::7⟧" { max_outbound_connections = 5 }"#),
      .reports(#"domain "⟦IPv6:2001:db8::7⟧" { max_outbound_connections = 5 }"#),
      .accepts(#"domain "[IPv6:2001:db8::7]" { max_outbound_connections = 5 }"#),
      .accepts(#"domain "192.0.2.7" { max_outbound_connections = 5 }"#),
    ])

  static let forms: Set<DomainLabel> = [.bareIPv6]

  static func check(
    _ label: RawScalar, _ form: DomainLabel, in scope: Scope, _ findings: inout Findings
  ) {
    let isTagged = DomainLabel.isTaggedAddress(label.text)
    // The page of hosts does not say how an address is written.
    guard scope.keyword == .domain || isTagged else { return }
    let address = label.text.hasSuffix(".") ? String(label.text.dropLast()) : label.text
    let name = isTagged ? "[\(address)]" : "[IPv6:\(address)]"
    findings.report(
      self, at: label.innerSpan, in: scope,
      "IPv6 address \(label.shown) " + (isTagged ? "has no brackets" : "is not in `[IPv6:…]`"),
      detail: "write `\(name)`", fix: label.replaced(by: name).map { fix($0, isTagged) })
  }

  /// With the tag alone, it was a name before and not an address.
  private static func fix(_ edit: Edit, _ isTagged: Bool) -> Fix {
    isTagged ? .suggestion(edit) : .safe(edit)
  }
}
