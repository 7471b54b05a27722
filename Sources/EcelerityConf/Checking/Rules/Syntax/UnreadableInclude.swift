/// `unreadable-include`
enum UnreadableInclude: IncludeRule {
  static let description = RuleDescription(
    id: "unreadable-include", group: .correctness, severity: .error,
    summary: "an include whose target exists but cannot be read, or that cannot be followed",
    rationale: """
      An include that fails is fatal for the whole configuration. Globs are not expanded: a \
      directory is included by its name, and every file in it is read.
      """,
    evidence: .sample,
    pages: [
      "content/momentum/3/3-reference/install-security.md", "content/momentum/4/conf-overview.md",
    ],
    examples: [
      .reports(#"include ⟦"bindings/*.conf"⟧"#, with: ["bindings/north.conf": "tls = no"]),
      .accepts(#"include "bindings""#, with: ["bindings/north.conf": "tls = no"]),
    ])

  static func reports(_ kind: IncludeProblem.Kind) -> Bool {
    switch kind {
    case .unreadable, .glob, .tooDeep, .tooManyRepeats, .tooLongRepeats: true
    case .missing, .cycle, .inCycle, .unknowable, .missingLocalChanges: false
    }
  }
}
