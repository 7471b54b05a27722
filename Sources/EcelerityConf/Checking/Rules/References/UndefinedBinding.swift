/// `undefined-binding`
enum UndefinedBinding: ReferenceRule {
  static let description = RuleDescription(
    id: "undefined-binding", group: .suspicious, severity: .error,
    summary: "an option that names a binding that is not defined",
    rationale: """
      Names of bindings are case-sensitive; a name that differs only in letter case is reported \
      by another rule. A binding may also be named by its address, which is not checked.
      """,
    needsWhole: true, pages: ["content/momentum/4/4-cluster-config-duravip.md", Page.of(.binding)],
    remedy: .suggested,
    examples: [
      .reports(
        #"""
        binding "north" { bind_address = 192.0.2.1 }
        esmtp_listener { listen "192.0.2.2:25" { duravip_follow = "⟦nort⟧" } }
        """#),
      .accepts(
        #"""
        binding_group "all" { binding "north" { bind_address = 192.0.2.1 } }
        esmtp_listener { listen "192.0.2.2:25" { duravip_follow = "north" } }
        """#),
    ])

  static let type = OptionType.bindingName
  static let stanza = Keyword.binding

  static func reportUndefined(
    _ name: Scalar, of setting: Setting, _ findings: inout Findings
  ) {
    guard name.text.lowercased() != RouteQuery.defaultBinding, IPAddress(name.text) == nil,
      findings.names.spelling(of: name.text, .binding) == nil
    else { return }
    report(
      name, of: setting,
      detail: "define the binding, or write the name of one that is defined", &findings)
  }
}
