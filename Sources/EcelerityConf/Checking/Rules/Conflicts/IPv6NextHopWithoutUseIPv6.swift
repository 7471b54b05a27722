/// `ipv6-next-hop-without-use-ipv6`
enum IPv6NextHopWithoutUseIPv6: LiteralHopRule {
  static let description = RuleDescription(
    id: "ipv6-next-hop-without-use-ipv6", group: .suspicious, severity: .warning,
    summary: "a next hop or the only source has an IPv6 address while IPv6 is switched off",
    rationale: """
      `use_ipv6` is off by default. Whether an address written in the configuration is used \
      nevertheless is not documented; this toolkit uses it (decision D-22). From a source with an \
      IPv6 address, no host can be reached over IPv4.
      """,
    evidence: .decided, needsWhole: true, pages: [Page.of(.useIpv6)], remedy: .suggested,
    examples: [
      .reports(#"domain "oak.example" { gateway = "⟦[2001:db8::7]⟧" }"#),
      .reports("use_ipv6 = false\ndomain \"oak.example\" { routes = ( \"⟦[2001:db8::7]⟧\" ) }"),
      .reports("binding \"north\" { bind_address = \"⟦2001:db8::2⟧\" }"),
      .accepts(
        #"""
        binding "north" { bind_address = "2001:db8::2" bind_address_secondary = 192.0.2.2 }
        """#),
      .accepts("use_ipv6 = true\ndomain \"oak.example\" { gateway = \"[2001:db8::7]\" }"),
    ])

  static let interest = SettingInterest.options([.gateway, .routes, .bindAddress])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced else { return }
    if setting.keyword == .bindAddress { return checkSource(setting, &findings) }
    for hop in findings.delivery.literalHops(of: setting) { check(hop, &findings) }
  }

  private static func checkSource(_ setting: Setting, _ findings: inout Findings) {
    guard let value = setting.rawScalar, value.bytes.contains(UInt8(ascii: ":")),
      let address = IPAddress(value.text), address.isIPv6, findings.row(for: setting) != nil,
      !findings.usesIPv6, !hasSecondSource(setting.scope, &findings),
      !findings.mayUseProxy(on: setting.scope)
    else { return }
    report(
      "source \(address.description)", at: value.innerSpan, of: setting,
      advice: "set `\(Keyword.useIpv6) = true`, or add a source for IPv4", &findings)
  }

  /// Whether the binding has another source, or for the source of several bindings, whether some binding has.
  private static func hasSecondSource(_ scope: Scope, _ findings: inout Findings) -> Bool {
    scope.keyword == .binding
      ? findings.mayHaveSecondSource(scope)
      : findings.isSetInContainers(.bindAddressSecondary)
  }

  static func check(_ hop: LiteralHop, _ findings: inout Findings) {
    guard hop.address.isIPv6, !findings.usesIPv6, !findings.delivery.isUnused(hop.setting) else {
      return
    }
    report(
      "next hop \(hop.address.description)", at: hop.text.textSpan, of: hop.setting,
      advice: "set `\(Keyword.useIpv6) = true`; whether the address is used without it is not "
        + "documented (D-22)", &findings)
  }

  private static func report(
    _ address: String, at span: SourceSpan, of setting: Setting, advice: String,
    _ findings: inout Findings
  ) {
    let option = findings.configuration.global.setting(.useIpv6)
    findings.report(
      self, at: span, in: setting.scope,
      "\(address) is an IPv6 address, but `\(Keyword.useIpv6)` is off", detail: advice,
      absent: [.useIpv6, .bindAddressSecondary],
      related: option.map { [RelatedPlace("it is switched off here", at: $0.span)] } ?? [],
      fix: findings.switchingIPv6On(near: setting).map { .suggestion($0) })
  }
}
