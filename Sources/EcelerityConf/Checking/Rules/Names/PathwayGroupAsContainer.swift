/// `pathway-group-as-container`
enum PathwayGroupAsContainer: ScopeRule {
  static let description = RuleDescription(
    id: "pathway-group-as-container", group: .suspicious, severity: .warning,
    summary: "a listener's option directly in a pathway group",
    rationale: """
      The page of the stanza warns that these options are not honoured there, although the tables \
      list the scope. Set them in each pathway of the group.
      """,
    pages: ["content/momentum/4/config/ref-pathway-group.md"],
    examples: [
      .reports(#"pathway_group "inbound" { ⟦open_relay⟧ = true }"#),
      .accepts(#"pathway_group "inbound" { pathway "mill" { open_relay = true } }"#),
      .accepts(#"pathway_group "inbound" { relay_domains = ( "mill.example" ) }"#),
    ])

  static let stanzas: [Keyword]? = [.pathwayGroup]

  static func check(_ scope: Scope, _ findings: inout Findings) {
    let listener = ScopePath(.esmtpListener)
    for setting in scope.settings {
      guard let row = findings.row(for: setting), row.scopes.contains(listener) else { continue }
      findings.report(
        self, at: setting.nameSpan, in: scope,
        "`\(row.keyword)` is not honoured directly in a pathway group",
        detail: "set it in each pathway of the group")
    }
  }
}
