/// `include-not-checked`
enum IncludeNotChecked: IncludeRule {
  static let description = RuleDescription(
    id: "include-not-checked", group: .style, severity: .info,
    summary: "an include that cannot be followed from here",
    rationale: """
      It is read through an I/O module, is outside the available configuration, or is written by \
      the server later. Its contents are not checked and may set options that seem to be missing.
      """,
    evidence: .decided, pages: ["content/momentum/4/conf-overview.md"],
    examples: [
      .reports(#"include ⟦"eccmgr://policy.conf"⟧"#),
      .accepts(#"include "policy.conf""#, with: ["policy.conf": "tls = no"]),
    ])

  static func reports(_ kind: IncludeProblem.Kind) -> Bool {
    switch kind {
    case .unknowable, .missingLocalChanges: true
    default: false
    }
  }
}
