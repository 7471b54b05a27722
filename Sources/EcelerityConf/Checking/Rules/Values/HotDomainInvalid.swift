/// `hot-domain-invalid`
enum HotDomainInvalid: SettingRule {
  static let description = RuleDescription(
    id: "hot-domain-invalid", group: .suspicious, severity: .warning,
    summary: "something other than a domain's name in `hot_domains`",
    rationale: """
      The option lists names of domains. A regular expression, an address or a name with `#` \
      would be compared as written.
      """,
    evidence: .inferred, pages: [Page.of(.hotDomains)],
    examples: [
      .reports(#"hot_domains = ( "mill.example" "⟦/[.]example$/⟧" )"#),
      .reports(##"hot_domains = ( "⟦192.0.2.7⟧" "⟦#hop⟧" )"##),
      .reports(#"hot_domains = ( ⟦""⟧ )"#),
      .accepts(#"hot_domains = ( "mill.example" )"#),
    ])

  static let interest = SettingInterest.options([.hotDomains])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard setting.scope.isGlobal else { return }
    for item in setting.rawItems {
      guard let what = what(item.text), !item.isReportedElsewhere else { continue }
      findings.report(
        self, at: item.innerSpan, in: setting.scope, "\(item.shown) is \(what)",
        detail: "list names of domains only")
    }
  }

  private static func what(_ text: String) -> String? {
    if text.isEmpty { return "no name" }
    if LabelKey.isRegex(text) { return "a regular expression" }
    switch DomainName(text).kind {
    case .address: return "an address"
    case .synthetic: return "a name that is never looked up in DNS"
    case .name: return nil
    }
  }
}
