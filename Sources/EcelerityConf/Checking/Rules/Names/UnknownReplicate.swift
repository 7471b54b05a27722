/// `unknown-replicate`
enum UnknownReplicate: ScopeRule {
  static let description = RuleDescription(
    id: "unknown-replicate", group: .suspicious, severity: .error,
    summary: "a `replicate` stanza for something that the cluster does not replicate",
    rationale: """
      The label of a `replicate` stanza is one of the names on the page, or any name together \
      with `type` or `class`, which determine what is replicated.
      """,
    pages: [
      "content/momentum/4/modules/4-modules-cluster.md",
      "content/momentum/4/4-cluster-config-replication.md",
    ], remedy: .suggested,
    examples: [
      .reports(#"cluster { replicate "⟦inbound_cird⟧" { } }"#),
      .accepts(#"cluster { replicate "inbound_cidr" { } replicate "OBTM" { } }"#),
      .accepts(#"cluster { replicate "mill" { type = "cache" } }"#),
    ])

  static let stanzas: [Keyword]? = [.replicate]

  static func check(_ scope: Scope, _ findings: inout Findings) {
    guard let label = scope.label, !label.isEmpty, scope.setting(.type) == nil,
      scope.setting(.class) == nil, let raw = scope.header?.rawLabel, !raw.isReportedElsewhere
    else { return }
    let known = Keyword.replicate.builtInLabels
    guard !known.contains(where: { $0.lowercased() == label.lowercased() }) else { return }
    let near = Spelling.suggestion(for: label, among: known)
    findings.report(
      self, at: raw.innerSpan, in: scope.parent,
      "\(raw.shown) cannot be replicated"
        + (near.map { "; did you mean `\($0)`?" } ?? ""),
      detail: "for a cache, set `\(Keyword.type) = \"cache\"`",
      fix: near.map { .suggestion(Edit(replace: raw.innerSpan, with: $0)) })
  }
}
