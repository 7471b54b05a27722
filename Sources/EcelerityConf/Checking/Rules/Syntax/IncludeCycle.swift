/// `include-cycle`
enum IncludeCycle: IncludeRule {
  static let description = RuleDescription(
    id: "include-cycle", group: .correctness, severity: .error,
    summary: "a file that includes itself, directly or through others",
    rationale: """
      The manual does not say what the server does then; a file that is part of itself makes no \
      sense. Relative includes are resolved against the including file.
      """,
    evidence: .decided, pages: ["content/momentum/4/conf-overview.md"],
    examples: [
      .reports(#"include ⟦"example.conf"⟧"#),
      .reports(#"include "other.conf""#, with: ["other.conf": #"include ⟦"example.conf"⟧"#]),
      .accepts(#"include "other.conf""#, with: ["other.conf": "tls = no"]),
    ])

  static func reports(_ kind: IncludeProblem.Kind) -> Bool {
    switch kind {
    case .cycle, .inCycle: true
    default: false
    }
  }
}
