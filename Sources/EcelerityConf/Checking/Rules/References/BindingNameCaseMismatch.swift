/// `binding-name-case-mismatch`
enum BindingNameCaseMismatch: ReferenceRule {
  static let description = RuleDescription(
    id: "binding-name-case-mismatch", group: .correctness, severity: .error,
    summary: "the name of a binding in a different letter case",
    rationale: """
      Names of bindings are case-sensitive, so this is not the name of any binding. \
      The binding `default` need not have a stanza.
      """,
    needsWhole: true, pages: [Page.of(.binding)], remedy: .suggested,
    examples: [
      .reports(
        #"""
        binding "north" { bind_address = 192.0.2.1 }
        esmtp_listener { listen "192.0.2.2:25" { duravip_follow = "⟦North⟧" } }
        """#),
      .reports(#"esmtp_listener { listen "192.0.2.2:25" { duravip_follow = "⟦Default⟧" } }"#),
      .accepts(
        #"""
        binding "North" { bind_address = 192.0.2.1 }
        esmtp_listener { listen "192.0.2.2:25" { duravip_follow = "North" } }
        """#),
    ])

  static let type = OptionType.bindingName
  static let stanza = Keyword.binding

  static func reportUndefined(
    _ name: Scalar, of setting: Setting, _ findings: inout Findings
  ) {
    let declared = findings.names.spelling(of: name.text, .binding)
    guard let spelling = declared ?? builtIn(name.text), spelling != name.text else { return }
    let header = findings.names.stanzas(.binding)[spelling]?.header
    findings.report(
      self, at: name.textSpan, in: setting.scope,
      "binding `\(name.text)` is defined as `\(spelling)`, and letter case matters",
      detail: "write the name as the binding is labelled",
      related: header.map { [RelatedPlace("the binding", at: $0.labelSpan)] } ?? [],
      fix: name.replaced(by: spelling).map { .suggestion($0) })
  }

  /// The built-in binding, if `name` is its name in another letter case.
  private static func builtIn(_ name: String) -> String? {
    name.lowercased() == RouteQuery.defaultBinding ? RouteQuery.defaultBinding : nil
  }
}
