/// `regex-matches-everything`
enum RegexMatchesEverything: PatternRule {
  static let description = RuleDescription(
    id: "regex-matches-everything", group: .suspicious, severity: .warning,
    summary: "a regular expression that matches every name",
    rationale: """
      Options for every name belong in the scope around the stanza, which is read last and needs \
      no matching. Empty slashes are taken as an empty expression.
      """,
    evidence: .inferred, pages: [Page.of(.domain)],
    examples: [
      .reports(#"domain "/⟦.*⟧/" { max_outbound_connections = 5 }"#),
      .reports(#"domain "/⟦^.+$⟧/" { max_outbound_connections = 5 }"#),
      .reports(#"domain "/⟦^(.*)$⟧/" { max_outbound_connections = 5 }"#),
      .reports(#"domain "/⟦⟧/" { max_outbound_connections = 5 }"#),
      .reports(#"domain "/^mill[.]example$⟦|⟧/" { max_outbound_connections = 5 }"#),
      .accepts(#"domain "/^.+[.]example$/" { max_outbound_connections = 5 }"#),
    ])

  static func check(_ label: PatternLabel, in scope: Scope, _ findings: inout Findings) {
    guard let alternatives = label.syntax?.alternatives,
      let place = alternatives.first(where: \.matchesEverything)?.range
    else { return }
    // An empty alternative is marked by the bar beside it.
    let isEmpty = place.isEmpty && alternatives.count > 1
    let shown = isEmpty ? max(place.lowerBound - 1, 0)..<max(place.lowerBound, 1) : place
    findings.report(
      self, at: label.span(shown), in: scope, "this matches every name",
      detail: "move the options to the scope around it, or match fewer names")
  }
}
