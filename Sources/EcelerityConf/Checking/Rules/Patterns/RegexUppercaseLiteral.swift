/// `regex-uppercase-literal`
enum RegexUppercaseLiteral: SelectivePatternRule {
  static let description = RuleDescription(
    id: "regex-uppercase-literal", group: .suspicious, severity: .warning,
    summary: "an upper-case letter in a regular expression for names",
    rationale: """
      Names reach the server in lower case, and expressions are used as written; both is how this \
      project reads the manual (D-07).
      """,
    evidence: .decided, pages: ["content/momentum/4/lua/ref-msg-routing-domain.md"],
    remedy: .suggested,
    examples: [
      .reports(#"domain "/^(?:⟦M⟧ill|oak)[.]example$/" { max_outbound_connections = 5 }"#),
      .accepts(#"domain "/(?i)^(?:Mill|oak)[.]example$/" { max_outbound_connections = 5 }"#),
      .accepts(#"domain "/^[A-Za-z]+[.]example\Z/" { max_outbound_connections = 5 }"#),
    ])

  static func check(
    _ label: PatternLabel, _ syntax: PatternSyntax, in scope: Scope, _ findings: inout Findings
  ) {
    guard !syntax.isCaseless else { return }
    for run in syntax.alternatives.flatMap(\.upperCaseRuns) {
      let span = label.span(run)
      // Not a class of one member.
      guard label.pattern[run].allSatisfy({ UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 }) else {
        continue
      }
      let text = String(decoding: label.pattern[run], as: UTF8.self)
      findings.report(
        self, at: span, in: scope, "`\(text)` never occurs in a name in lower case",
        detail: "write `\(text.lowercased())`",
        fix: .suggestion(Edit(replace: span, with: text.lowercased())))
    }
  }
}
