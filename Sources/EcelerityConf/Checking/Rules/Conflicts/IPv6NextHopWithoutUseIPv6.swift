/// `ipv6-next-hop-without-use-ipv6`
enum IPv6NextHopWithoutUseIPv6: LiteralHopRule {
  static let description = RuleDescription(
    id: "ipv6-next-hop-without-use-ipv6", group: .suspicious, severity: .warning,
    summary: "a next hop with an IPv6 address while IPv6 is switched off",
    rationale: """
      `use_ipv6` is off by default. Whether an address written in the configuration is used all the \
      same is not documented; this toolkit uses it (decision D-22).
      """,
    evidence: .decided, needsWhole: true, pages: [Page.of(.useIpv6)], remedy: .suggested,
    examples: [
      .reports(#"domain "oak.example" { gateway = "⟦[2001:db8::7]⟧" }"#),
      .reports("use_ipv6 = false\ndomain \"oak.example\" { routes = ( \"⟦[2001:db8::7]⟧\" ) }"),
      .accepts("use_ipv6 = true\ndomain \"oak.example\" { gateway = \"[2001:db8::7]\" }"),
    ])

  static func check(_ hop: LiteralHop, _ findings: inout Findings) {
    guard hop.address.isIPv6, !findings.usesIPv6 else { return }
    let option = findings.configuration.global.setting(.useIpv6)
    findings.report(
      self, at: hop.text.textSpan, in: hop.setting.scope,
      "next hop \(hop.address.description) is an IPv6 address, and `\(Keyword.useIpv6)` is off",
      detail: "set `\(Keyword.useIpv6) = true`; whether the address is used without it is not "
        + "documented (D-22)",
      related: option.map { [RelatedPlace("it is switched off here", at: $0.span)] } ?? [],
      fix: findings.switchingIPv6On(near: hop.setting).map { .suggestion($0) })
  }
}

extension Findings {
  /// Whether the server speaks IPv6 to next hops.
  var usesIPv6: Bool {
    let text =
      configuration.global.setting(.useIpv6)?.value.text
      ?? OptionTable.rows(of: .useIpv6).first?.defaultValue
    return text.flatMap(Truth.init)?.value ?? false
  }

  /// Sets the option where it is set, else at the top level behind `setting`.
  func switchingIPv6On(near setting: Setting) -> Edit? {
    if let option = configuration.global.setting(.useIpv6) {
      return Edit(replace: option.valueSpan, with: "true")
    }
    return setting.insertionAtTop(of: "\(Keyword.useIpv6) = true")
  }
}
