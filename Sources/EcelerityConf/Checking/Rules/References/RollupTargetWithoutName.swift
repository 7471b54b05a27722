/// `rollup-target-without-name`
enum RollupTargetWithoutName: ScopeRule {
  static let description = RuleDescription(
    id: "rollup-target-without-name", group: .correctness, severity: .error,
    summary: "one of `rollup_mx` and `rollup_mx_name` without the other",
    rationale: """
      The first says that mail for an exchanger is queued under another domain, the second under \
      which; neither works alone.
      """,
    needsWhole: true, pages: [Page.of(.rollupMx), Page.of(.rollupMxName)],
    examples: [
      .reports(#"host "mx.oak.example" { ⟦rollup_mx⟧ = true }"#),
      .reports(#"host "mx.oak.example" { ⟦rollup_mx_name⟧ = "pool.example" }"#),
      .accepts(#"host "mx.oak.example" { rollup_mx = true rollup_mx_name = "pool.example" }"#),
      .accepts(#"host "mx.oak.example" { rollup_mx = false }"#),
    ])

  static let stanzas: [Keyword]? = [.host]

  static func check(_ scope: Scope, _ findings: inout Findings) {
    // A host inside a binding may take the other half from the host outside of it.
    guard scope.parent?.isGlobal == true else { return }
    let (isOn, name) = (scope.setting(.rollupMx), scope.setting(.rollupMxName))
    if let isOn, name == nil, isOn.value.text.flatMap(Truth.init)?.value == true {
      findings.report(
        self, at: isOn.nameSpan, in: scope, "mail is rolled up, but under no domain",
        detail: "name it by `\(Keyword.rollupMxName)`")
    } else if let name, isOn == nil {
      findings.report(
        self, at: name.nameSpan, in: scope, "a domain to roll up under, but mail is not rolled up",
        detail: "set `\(Keyword.rollupMx)` to true")
    }
  }
}
