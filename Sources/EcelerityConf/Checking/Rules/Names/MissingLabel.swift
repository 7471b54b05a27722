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
      .accepts("binding \"north\" { bind_address = \"192.0.2.1\" }"),
      .accepts("alerting { }"),
    ])

  static func concerns(_ scope: Scope) -> Bool { scope.stanzaRow?.label == .required }

  static func check(_ scope: Scope, _ findings: inout Findings) {
    guard !scope.isLabelled else { return }
    for header in scope.headers {
      findings.report(
        self, at: header.nameSpan, in: scope, "`\(header.syntax.name)` has no label",
        detail: "write `\(header.syntax.name) \"…\" {`", page: scope.stanzaRow?.page)
    }
  }
}
