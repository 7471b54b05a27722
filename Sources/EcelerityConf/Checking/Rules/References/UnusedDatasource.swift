/// `unused-datasource`
enum UnusedDatasource: UnusedNameRule {
  static let description = RuleDescription(
    id: "unused-datasource", group: .style, severity: .info,
    summary: "a data source that no option names",
    rationale: """
      A data source is queried by the modules that name it, and replicated by a `replicate` \
      stanza of its name whose `type` is `cache`. Scripts may name one too, so the rule is silent \
      where a module runs scripts.
      """,
    evidence: .inferred, needsWhole: true,
    pages: [
      "content/momentum/4/modules/ds-core.md",
      "content/momentum/4/4-cluster-config-replication.md",
    ],
    examples: [
      .reports(
        #"""
        datasource ⟦"people"⟧ { uri = "sqlite:/var/db/people" }
        """#),
      .accepts(
        #"""
        datasource "people" { uri = "sqlite:/var/db/people" }
        alias { scheme "s" { cache = "people" } }
        """#),
      .accepts(
        #"""
        datasource "people" { uri = "sqlite:/var/db/people" }
        cluster { replicate "people" { type = "cache" } }
        """#),
    ])

  static let stanza = Keyword.datasource
  static let isNamedByPolicy = true
}
