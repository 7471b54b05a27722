/// `unused-suppression`
enum UnusedSuppression: Rule {
  static let description = RuleDescription(
    id: "unused-suppression", group: .style, severity: .warning,
    summary: "a comment allows a finding that does not occur",
    rationale: """
      A suppression outlives what it was written for, and then hides the next mistake in its place. \
      Remove it.
      """,
    evidence: .decided, pages: [], remedy: .safe,
    examples: [
      .reports(
        """
        ⟦# conflint: allow unknown-option we test this⟧
        gateway = "relay.example"
        """),
      .accepts(
        """
        # conflint: allow unknown-option we test this
        gatewey = "relay.example"
        """),
    ])

  /// The finding for a comment at `span` that allows `rules` in vain.
  static func diagnostic(_ rules: [String], at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      rule: description.id, severity: description.severity,
      message: "nothing here is reported by \(rules.map { "`\($0)`" }.joined(separator: ", "))",
      detail: "remove the comment", span: span, fix: .safe(Edit(replace: span, with: "")))
  }
}
