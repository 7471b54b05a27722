/// `missing-include`
enum MissingInclude: IncludeRule {
  static let description = RuleDescription(
    id: "missing-include", group: .correctness, severity: .error,
    summary: "an include whose target is neither beside the file nor on the search path",
    rationale: """
      An include that fails is fatal for the whole configuration. A relative path is looked up \
      beside the including file first, then in the directories of the search path.
      """,
    pages: [
      "content/momentum/4/conf-overview.md", "content/momentum/4/config/ref-ecelerity-conf.md",
    ],
    examples: [
      .reports(#"include ⟦"policy.conf"⟧"#),
      .accepts(#"include "policy.conf""#, with: ["policy.conf": "tls = no"]),
    ])

  static func reports(_ kind: IncludeProblem.Kind) -> Bool {
    if case .missing = kind { true } else { false }
  }
}
