/// `stanza-invalid-parent`
enum StanzaInvalidParent: ScopeRule {
  static let description = RuleDescription(
    id: "stanza-invalid-parent", group: .correctness, severity: .error,
    summary: "a stanza inside one that does not allow it",
    rationale: "The server refuses a stanza where nothing provides it, and with it the whole file.",
    pages: [
      "content/momentum/4/config/ref-host.md", "content/momentum/4/config/ref-binding.md",
      "content/momentum/4/config/ref-binding-group.md", "content/momentum/4/config/ref-domain.md",
    ],
    examples: [
      .reports(#"domain "mill.example" { ⟦host⟧ "mx.mill.example" { rollup_mx = true } }"#),
      .reports(#"binding "north" { ⟦binding⟧ "south" { tls = no } }"#),
      .reports(#"⟦listen⟧ ":25" { enable = true }"#),
      .accepts(
        #"binding_group "coast" { binding "north" { domain "mill.example" { tls = no } } }"#),
    ])

  static func concerns(_ scope: Scope) -> Bool {
    guard let keyword = scope.keyword, OptionTable.isKnownStanza(keyword),
      let parent = scope.parent
    else { return false }
    return scope.stanzaRow == nil && Placement.isCertain(parent)
  }

  static func check(_ scope: Scope, _ findings: inout Findings) {
    guard let keyword = scope.keyword, let parent = scope.parent else { return }
    for header in scope.headers {
      findings.report(
        self, at: header.nameSpan, in: parent,
        "`\(header.syntax.name)` is not valid in \(Placement.words(of: parent))",
        detail: Placement.valid(in: OptionTable.stanzas(of: keyword).flatMap(\.parents)),
        page: OptionTable.stanzas(of: keyword).first?.page)
    }
  }
}
