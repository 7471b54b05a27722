/// `empty-stanza`
enum EmptyStanza: ScopeRule {
  static let description = RuleDescription(
    id: "empty-stanza", group: .style, severity: .info,
    summary: "a binding or domain without contents",
    rationale: """
      It sets nothing. An empty host stanza is another matter: it resets the connection limit of \
      that host.
      """,
    pages: ["content/momentum/4/config/ref-max-outbound-connections.md"], remedy: .suggested,
    examples: [
      .reports(#"⟦domain "mill.example"⟧ { }"#),
      .reports("bind_address = 192.0.2.1\n⟦binding \"north\"⟧ {\n  # nothing yet\n}"),
      .accepts(#"domain "mill.example" { tls = no }"#),
      .accepts(#"binding "default" { }"#),
      .accepts(#"host "mx.example" { }"#),
    ])

  static let stanzas: [Keyword]? = [.binding, .domain]

  static func check(_ scope: Scope, _ findings: inout Findings) {
    // An include that was not followed makes a scope look empty.
    guard scope.isEmpty, scope.label != "default" else { return }
    let headers = scope.headers
    guard headers.allSatisfy({ $0.syntax.statements.first { _ in true } == nil }) else { return }
    for header in headers {
      findings.report(
        self, at: header.span, in: scope, "`\(scope.name)` has no contents",
        fix: .suggestion(Edit.removing(header.syntax.statement, in: header.nameSpan.file)))
    }
  }
}
