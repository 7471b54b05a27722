/// `missing-include`
enum MissingInclude: IncludeRule {
  static let description = RuleDescription(
    id: "missing-include", group: .correctness, severity: .error,
    summary: "an include whose target is neither beside the file nor on the search path",
    rationale: """
      An include that fails is fatal for the whole configuration. A relative path is looked for \
      beside the including file first, then in the folders of the search path.
      """,
    pages: [
      "content/momentum/4/conf-overview.md", "content/momentum/4/config/ref-ecelerity-conf.md",
    ],
    examples: [
      .reports(#"include ⟦"policy.conf"⟧"#),
      .accepts(#"include "policy.conf""#, with: ["policy.conf": "tls = no"]),
    ])

  static func speaks(of kind: IncludeProblem.Kind) -> Bool {
    if case .missing = kind { true } else { false }
  }
}

/// Looks at one kind of include that went wrong.
protocol IncludeRule: ConfigurationRule {
  /// Whether it is told of `kind`; each kind belongs to one rule.
  static func speaks(of kind: IncludeProblem.Kind) -> Bool
}

extension IncludeRule {
  static func check(_ configuration: Configuration, _ findings: inout Findings) {
    for problem in configuration.includeProblems where speaks(of: problem.kind) {
      findings.report(self, at: problem.span, problem.message, detail: problem.detail)
    }
  }
}
