/// `domain-name-equivalent`
enum DomainNameEquivalent: ScopeRule {
  static let description = RuleDescription(
    id: "domain-name-equivalent", group: .suspicious, severity: .warning,
    summary: "two stanzas whose labels are the same name, written in two ways",
    rationale: """
      Letter case, a final dot, the two forms of an international name and the forms of an address \
      make no difference to mail. That the server compares labels like that is a decision of this \
      toolkit (D-06, D-08); if it does not, one of the stanzas has no effect.
      """,
    evidence: .decided, pages: [Page.of(.domain)],
    examples: [
      .reports(
        #"""
        domain "oak.example" { tls = required }
        domain ⟦"Oak.example"⟧ { gateway = "relay.example" }
        """#),
      .accepts(
        #"""
        domain "oak.example" { tls = required }
        domain "elm.example" { gateway = "relay.example" }
        """#),
    ])

  static let stanzas: [Keyword]? = [.domain, .host]

  static func check(_ scope: Scope, _ findings: inout Findings) {
    guard scope.isReopened, let first = scope.header else { return }
    var seen: Set<SourceSpan> = []
    for header in scope.headers.dropFirst() where header.label != first.label {
      guard seen.insert(header.span).inserted else { continue }
      findings.report(
        self, at: header.labelSpan, in: scope.parent,
        "`\(header.label ?? "")` is `\(first.label ?? "")`, written in another way",
        detail: "merge the two stanzas",
        related: [RelatedPlace("the other stanza", at: first.labelSpan)])
    }
  }
}
