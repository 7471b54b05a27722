/// `looks-like-regex`
enum LooksLikeRegex: DomainLabelRule {
  static let description = RuleDescription(
    id: "looks-like-regex", group: .suspicious, severity: .warning,
    summary: "a name with characters of regular expressions, but without slashes",
    rationale: "Without slashes at both ends a name is taken literally.",
    pages: [Page.of(.domain)], remedy: .suggested,
    examples: [
      .reports(#"domain "⟦^(?:mill|oak)[.]example$⟧" { max_outbound_connections = 5 }"#),
      .accepts(#"domain "/^(?:mill|oak)[.]example$/" { max_outbound_connections = 5 }"#),
      .accepts(#"domain "[IPv6:2001:db8::7]" { max_outbound_connections = 5 }"#),
    ])

  static let forms: Set<DomainLabel> = [.patternWithoutSlashes]

  static func check(
    _ label: RawScalar, _ form: DomainLabel, in scope: Scope, _ findings: inout Findings
  ) {
    let inner = label.inner
    findings.report(
      self, at: label.innerSpan, in: scope, "\(label.shown) is read as an exact name",
      detail: "put a regular expression between slashes",
      fix: label.isBare
        ? nil
        : .suggestion(
          Edit(
            replace: SourceSpan(label.file, ByteRange(inner.lowerBound, inner.lowerBound)),
            with: "/"),
          Edit(
            replace: SourceSpan(label.file, ByteRange(inner.upperBound, inner.upperBound)),
            with: "/")))
  }
}
