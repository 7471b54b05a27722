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

extension Scope {
  /// Hands each label it is opened with to `body`, in reading order; most scopes are opened once, of
  /// which no list is made.
  func forEachLabel(_ body: (RawScalar) -> Void) {
    if isReopened {
      for label in headers.compactMap(\.rawLabel) { body(label) }
    } else if let label = header?.rawLabel {
      body(label)
    }
  }
}

extension StanzaHeader {
  /// The label as bytes.
  var rawLabel: RawScalar? {
    labelToken.map { RawScalar($0, of: syntax.statement.tree, in: nameSpan.file) }
  }
}
