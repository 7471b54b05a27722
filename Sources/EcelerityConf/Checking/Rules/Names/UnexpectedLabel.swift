/// `unexpected-label`
enum UnexpectedLabel: ScopeRule {
  static let description = RuleDescription(
    id: "unexpected-label", group: .suspicious, severity: .warning,
    summary: "a label on a stanza that exists only once",
    rationale: """
      The manual lists it as a single stanza without a label. Stanzas that only samples show \
      without a label are not reported.
      """,
    pages: [
      "content/momentum/4/4-module-config.md", "content/momentum/4/modules/summary-all-modules.md",
    ], remedy: .suggested,
    examples: [
      .reports("esmtp_listener ⟦\"main\"⟧ { enable = true }"),
      .reports("alerting ⟦\"main\"⟧ { }"),
      .accepts("esmtp_listener { enable = true }"),
      .accepts("mxip \"main\" { }"),
    ])

  /// Modules for which no page says whether they have a label.
  private static let undocumented: Set<Keyword> = [
    .acAuth, .bindAddressSecondary, .cassandraClient, .dane, .disclaimer, .dkim2, .dnsbuf, .dsLdap,
    .ecstream, .engagementTracker, .haProxyClient, .ipv6Lookup, .msgGen, .mxip, .openarc,
    .outboundSmtpAuth, .outboundSmtpAuthV0, .sievelib, .smtpAuthProxy, .smtpRcpttoProxy, .smtpapi,
    .staticRoutes, .substitutionEngine, .tlsMacros, .xmpp,
  ]

  static func concerns(_ scope: Scope) -> Bool {
    guard let row = scope.stanzaRow else { return false }
    return row.label == .absent && !undocumented.contains(row.keyword)
  }

  static func check(_ scope: Scope, _ findings: inout Findings) {
    guard scope.isLabelled else { return }
    for header in scope.headers {
      findings.report(
        self, at: header.labelSpan, in: scope, "`\(header.syntax.name)` has no label in the manual",
        detail: "remove it", fix: fix(header), page: scope.stanzaRow?.page)
    }
  }

  private static func fix(_ header: StanzaHeader) -> Fix {
    let range = ByteRange(header.nameSpan.range.upperBound, header.labelSpan.range.upperBound)
    return .suggestion(Edit(replace: SourceSpan(header.nameSpan.file, range), with: ""))
  }
}
