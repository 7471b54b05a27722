/// `duplicate-option-identical`
enum DuplicateOptionIdentical: ConfigurationRule {
  static let description = RuleDescription(
    id: "duplicate-option-identical", group: .style, severity: .info,
    summary: "an option that is set twice in one scope of one file, with equal values",
    rationale: "One of the two is redundant.",
    pages: ["content/momentum/4/conf-overview.md"], remedy: .safe,
    examples: [
      .reports("domain \"mill.example\" {\n  ⟦tls⟧ = no\n  tls = \"no\"\n}"),
      .reports("⟦use_ipv6⟧ = yes\nuse_ipv6 = true"),
      .reports("⟦tls⟧ = no\nTLS = \"NO\""),
      .reports("⟦blackhole⟧ = true\nblackhole = inline"),
      .reports("⟦outbound_throttle_messages⟧ = 10\noutbound_throttle_messages = \"10/1\""),
      .reports("⟦gateway⟧ = GW.example.\ngateway = gw.example"),
      .accepts("tls = no\ndomain \"mill.example\" { tls = no }"),
    ])

  static func check(_ configuration: Configuration, _ findings: inout Findings) {
    for pair in configuration.overriddenInTheirFile
    where pair.isDirect && pair.earlier.means(pair.later) {
      let (earlier, later) = (pair.earlier, pair.later)
      findings.report(
        self, at: earlier.nameSpan, in: earlier.scope,
        "`\(earlier.shownName)` is set again below to the same value",
        detail: "remove one of them",
        related: [RelatedPlace("it is set again here", at: later.span)],
        fix: .safe(
          Edit.removing(earlier.syntax.statement, in: earlier.nameSpan.file),
          changing: earlier.value.means(later.value) ? nil : .spelling))
    }
  }
}
