/// `include-not-checked`
enum IncludeNotChecked: IncludeRule {
  static let description = RuleDescription(
    id: "include-not-checked", group: .style, severity: .info,
    summary: "an include that cannot be followed from here",
    rationale: """
      It is read through an I/O module, lies outside the configuration at hand, or is written by \
      the server later. Its contents are not checked and may set what seems to be missing.
      """,
    evidence: .decided, pages: ["content/momentum/4/conf-overview.md"],
    examples: [
      .reports(#"include ⟦"eccmgr://policy.conf"⟧"#),
      .accepts(#"include "policy.conf""#, with: ["policy.conf": "tls = no"]),
    ])

  static func speaks(of kind: IncludeProblem.Kind) -> Bool {
    switch kind {
    case .unknowable, .missingLocalChanges: true
    default: false
    }
  }
}
