/// `empty-stanza`
enum EmptyStanza: ScopeRule {
  static let description = RuleDescription(
    id: "empty-stanza", group: .style, severity: .info,
    summary: "an empty binding or domain",
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
      let removal = Edit.removing(header.syntax.statement, in: header.nameSpan.file)
      findings.report(
        self, at: header.span, in: scope, "`\(scope.name)` is empty",
        detail: "remove it, or set something in it",
        fix: holdsComments(header) ? nil : .suggestion(removal))
    }
  }

  /// Whether something is written down between the braces, perhaps settings that are not in force for now.
  private static func holdsComments(_ header: StanzaHeader) -> Bool {
    let statement = header.syntax.statement
    guard !statement.tokens.isEmpty else { return false }
    let gap = statement.tree.tokens.gap(before: statement.tokens.upperBound - 1)
    return GapShape(statement.tree.source.bytes, in: gap).hasComments
  }
}
