/// `duplicate-option-identical`
enum DuplicateOptionIdentical: ConfigurationRule {
  static let description = RuleDescription(
    id: "duplicate-option-identical", group: .style, severity: .info,
    summary: "an option that is set twice in one scope of one file, with equal values",
    rationale: "One of the two can go.",
    pages: ["content/momentum/4/conf-overview.md"], remedy: .safe,
    examples: [
      .reports("domain \"mill.example\" {\n  ⟦tls⟧ = no\n  tls = \"no\"\n}"),
      .accepts("tls = no\ndomain \"mill.example\" { tls = no }"),
    ])

  static func check(_ configuration: Configuration, _ findings: inout Findings) {
    for (earlier, later) in configuration.overriddenInTheirFile
    where earlier.value.means(later.value) {
      findings.report(
        self, at: earlier.nameSpan, in: earlier.scope,
        "`\(earlier.name)` is set again below to the same value", detail: "remove one of them",
        related: [RelatedPlace("it is set again here", at: later.span)],
        fix: .safe(Edit.removing(earlier.syntax.statement, in: earlier.nameSpan.file)))
    }
  }
}
