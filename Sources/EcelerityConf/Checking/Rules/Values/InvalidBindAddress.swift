/// `invalid-bind-address`
enum InvalidBindAddress: SettingRule {
  static let description = RuleDescription(
    id: "invalid-bind-address", group: .correctness, severity: .error,
    summary: "a source address that is neither an address nor a host name",
    rationale: """
      The option takes one address, a host name, or `*`. A binding has one address of each \
      family: the second is set by the option for the secondary address. A name whose last part \
      is a number, or the only one of four that is none, is a mistyped address; in a name, no \
      part begins or ends with a hyphen (RFC 1123, 2.1).
      """,
    pages: [
      Page.of(.bindAddress), "content/momentum/4/modules/bind-address-secondary.md",
    ],
    examples: [
      .reports(#"binding "north" { bind_address = "⟦192.0.2.1, 192.0.2.2⟧" }"#),
      .reports(#"binding "north" { bind_address = "⟦192.0.2.0/24⟧" }"#),
      .reports(#"binding "north" { bind_address = "⟦192.0.2.7/32⟧" }"#),
      .reports(#"binding "north" { bind_address = "⟦192.0.2.256⟧" }"#),
      .reports(#"binding "north" { bind_address = "⟦198.51.l00.7⟧" }"#),
      .reports(#"binding "north" { bind_address = "⟦[192.0.2.1]⟧" }"#),
      .reports(#"binding "north" { bind_address = "⟦192.0.2.1 192.0.2.2 %⟧" }"#),
      .reports("binding \"north\" { bind_address = \"⟦192.0.2.7\u{200B}⟧\" }"),
      .reports("binding \"north\" { bind_address = \"⟦192.0.2.7\u{430}⟧\" }"),
      .accepts(
        """
        bind_address = "*"
        binding "north" { bind_address = 192.0.2.1 bind_address_secondary = "2001:db8::7" }
        binding "south" { bind_address = "south.mill.example" }
        """),
    ])

  static let interest = SettingInterest.options([.bindAddress, .bindAddressSecondary])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard setting.scope.takesPartInDelivery, let value = setting.rawScalar else { return }
    guard !isAddress(value), !value.isPlainName else { return }
    let text = value.text
    guard !accepts(text), !value.isReportedElsewhere else { return }
    findings.report(
      self, at: value.innerSpan, in: setting.scope,
      "\(value.shown) is neither an address nor a host name",
      detail: advice(value))
  }

  /// Whether it is an IPv4 address, as most are.
  private static func isAddress(_ value: RawScalar) -> Bool {
    value.ipv4Block != nil && !value.bytes.contains(UInt8(ascii: "/"))
  }

  private static func advice(_ value: RawScalar) -> String {
    if let invisible = value.invisibleCharacter { return invisible.advice }
    return value.text.contains { $0 == "," || $0 == " " }
      ? "give one address" : "write `192.0.2.7`, `2001:db8::7`, a host name or `*`"
  }

  private static func accepts(_ text: String) -> Bool {
    if text == "*" || HostName.isSound(text) { return true }
    if text.contains("%") { return !text.contains { $0.isWhitespace || $0 == "," } }
    return DomainName(text).address.map { $0.isIPv6 || !text.hasPrefix("[") } ?? false
  }
}
