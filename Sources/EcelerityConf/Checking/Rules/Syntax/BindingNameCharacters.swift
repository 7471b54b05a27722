/// `binding-name-characters`
enum BindingNameCharacters: ScopeRule {
  static let description = RuleDescription(
    id: "binding-name-characters", group: .correctness, severity: .error,
    summary: "a space or a colon in the name of a binding, a space in that of a group",
    rationale: "The pages of both stanzas forbid them.",
    pages: [
      "content/momentum/4/config/ref-binding.md", "content/momentum/4/config/ref-binding-group.md",
    ],
    examples: [
      .reports(#"binding "north⟦ ⟧one" { bind_address = "192.0.2.1" }"#),
      .reports(#"binding "north⟦:⟧one" { bind_address = "192.0.2.1" }"#),
      .reports(#"binding_group "north⟦ ⟧coast" { tls = no }"#),
      .accepts(#"binding_group "north:coast" { tls = no }"#),
    ])

  static let stanzas: [Keyword]? = [.binding, .bindingGroup]

  static func check(_ scope: Scope, _ findings: inout Findings) {
    let isBinding = scope.keyword == .binding
    scope.forEachLabel { label in
      let bytes = label.bytes
      let found = bytes.firstIndex {
        $0 == UInt8(ascii: " ") || ($0 == UInt8(ascii: ":") && isBinding)
      }
      guard let found else { return }
      let isSpace = bytes[found] == UInt8(ascii: " ")
      findings.report(
        self, at: SourceSpan(label.file, ByteRange(UInt32(found), UInt32(found + 1))), in: scope,
        "\(isSpace ? "space" : "`:`") in the name of a \(scope.name)", detail: "rename it")
    }
  }
}
