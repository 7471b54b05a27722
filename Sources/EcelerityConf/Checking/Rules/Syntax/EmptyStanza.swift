/// `empty-stanza`
enum EmptyStanza: ScopeRule {
  static let description = RuleDescription(
    id: "empty-stanza", group: .style, severity: .info,
    summary: "an empty binding or domain",
    rationale: """
      It sets nothing. An empty host stanza is different: it resets the connection limit of that \
      host. Messages may be assigned to an empty binding too, so no fix removes one. Silent while \
      a file has a syntax error, because of which the contents may be missing.
      """,
    pages: ["content/momentum/4/config/ref-max-outbound-connections.md"], remedy: .suggested,
    examples: [
      .reports(#"⟦domain "mill.example"⟧ { }"#),
      .reports("bind_address = 192.0.2.1\n⟦binding \"north\"⟧ {\n  # nothing yet\n}"),
      .accepts(#"domain "mill.example" { tls = no }"#),
      .accepts("domain \"mill.example\" {\ndomain \"oak.example\" { tls = no }\n"),
      .accepts(#"binding "default" { }"#),
      .accepts(#"host "mx.example" { }"#),
    ])

  static let stanzas: [Keyword]? = [.binding, .domain]

  static func check(_ scope: Scope, _ findings: inout Findings) {
    // A scope with an include that was not followed only seems empty.
    guard scope.isEmpty, scope.label != "default", findings.isReadable else { return }
    let headers = scope.headers
    guard headers.allSatisfy({ $0.syntax.statements.first { _ in true } == nil }) else { return }
    for header in headers {
      findings.report(
        self, at: header.span, in: scope, "`\(scope.name)` is empty",
        detail: scope.keyword == .binding
          ? "it inherits all settings; set those of its own in it"
          : "remove it, or set something in it",
        fix: fix(header, of: scope))
    }
  }

  /// A fix that removes a domain. A binding has an effect by its name: messages are assigned to it.
  private static func fix(_ header: StanzaHeader, of scope: Scope) -> Fix? {
    guard scope.keyword != .binding, !holdsComments(header) else { return nil }
    return .suggestion(Edit.removing(header.syntax.statement, in: header.nameSpan.file))
  }

  /// Whether there are comments between the braces, perhaps with settings that are disabled for now.
  private static func holdsComments(_ header: StanzaHeader) -> Bool {
    let statement = header.syntax.statement
    guard !statement.tokens.isEmpty else { return false }
    let gap = statement.tree.tokens.gap(before: statement.tokens.upperBound - 1)
    return GapShape(statement.tree.source.bytes, in: gap).hasComments
  }
}
