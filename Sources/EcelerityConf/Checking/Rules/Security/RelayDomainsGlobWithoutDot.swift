/// `relay-domains-glob-without-dot`
enum RelayDomainsGlobWithoutDot: SettingRule {
  static let description = RuleDescription(
    id: "relay-domains-glob-without-dot", group: .security, severity: .warning,
    summary: "a star in front of a domain without a dot between them",
    rationale: """
      `*mill.example` matches `badmill.example` too, which somebody else may own. The manual wants \
      a dot after the star; the domain itself is then an item of its own.
      """,
    pages: [
      "content/momentum/4/config/ref-relay-domains.md",
      "content/momentum/4/config/ref-bounce-domains.md",
    ], remedy: .suggested,
    examples: [
      .reports(#"relay_domains = ( "⟦*mill.example⟧" )"#),
      .reports(#"bounce_domains = ( ⟦*mill.example⟧ "oak.example" )"#),
      .accepts(#"relay_domains = ( "mill.example" "*.mill.example" )"#),
    ])

  static let interest = SettingInterest.options([.relayDomains, .bounceDomains])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, findings.row(for: setting) != nil else { return }
    for item in setting.rawValues where item.bytes.first == UInt8(ascii: "*") {
      let text = item.text
      let domain = text.dropFirst()
      guard text.hasPrefix("*"), let next = domain.first, next != ".", next != "*" else { continue }
      findings.report(
        self, at: item.innerSpan, in: setting.scope,
        "\(item.shown) also matches `bad\(domain.prefix(60))`",
        detail: "write `\(both(domain.prefix(60)))`",
        fix: setting.form == .list ? fix(item, domain) : nil)
    }
  }

  private static func fix(_ item: RawScalar, _ domain: Substring) -> Fix? {
    guard domain.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "." || $0 == "-" }) else {
      return nil
    }
    return .suggestion(Edit(replace: item.span, with: both(domain)))
  }

  /// The domain and those below it.
  private static func both(_ domain: Substring) -> String {
    ScalarSpelling.quoted(String(domain)) + " " + ScalarSpelling.quoted("*." + domain)
  }
}
