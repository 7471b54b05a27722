/// `missing-label`
enum MissingLabel: ScopeRule {
  static let description = RuleDescription(
    id: "missing-label", group: .correctness, severity: .error,
    summary: "a stanza without the label that distinguishes it from others of its kind",
    rationale: """
      Bindings, domains, hosts and similar stanzas are distinguished by their labels, and so are \
      modules that may be loaded several times.
      """,
    pages: ["content/momentum/4/config/ref-binding.md", "content/momentum/4/4-module-config.md"],
    examples: [
      .reports("⟦binding⟧ { bind_address = \"192.0.2.1\" }"),
      .reports("⟦threadpool⟧ { concurrency = 4 }"),
      .reports("binding ⟦\"\"⟧ { bind_address = \"192.0.2.1\" }"),
      .accepts("binding \"north\" { bind_address = \"192.0.2.1\" }"),
      .accepts("alerting { }"),
    ])

  static func concerns(_ scope: Scope) -> Bool { scope.stanzaRow?.label == .required }

  static func check(_ scope: Scope, _ findings: inout Findings) {
    if scope.isLabelled { return checkLabels(scope, &findings) }
    for header in scope.headers {
      findings.report(
        self, at: header.nameSpan, in: scope, "`\(header.syntax.name)` has no label",
        detail: "write `\(header.syntax.name) \"…\" {`", page: scope.stanzaRow?.page)
    }
  }

  /// Whether other labels may be empty is told by the rules about what they have to be.
  private static func checkLabels(_ scope: Scope, _ findings: inout Findings) {
    guard scope.keyword == .binding || scope.keyword == .bindingGroup else { return }
    scope.forEachLabel { label in
      guard label.inner.isEmpty, !label.isReportedElsewhere else { return }
      findings.report(
        self, at: label.span, in: scope, "`\(scope.name)` has an empty label",
        detail: "write `\(scope.name) \"…\" {`", page: scope.stanzaRow?.page)
    }
  }
}
