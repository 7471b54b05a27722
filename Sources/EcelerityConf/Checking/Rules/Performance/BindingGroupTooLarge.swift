/// `binding-group-too-large`
enum BindingGroupTooLarge: ScopeRule {
  static let description = RuleDescription(
    id: "binding-group-too-large", group: .performance, severity: .warning,
    summary: "many bindings in one group while adaptive delivery is on",
    rationale: """
      Adaptive delivery checks every binding of a group for suspension, which costs processor \
      time; the manual advises against more than \(most) bindings. Adaptive \
      delivery is taken to be on when its module is loaded or some scope switches it on.
      """,
    pages: [Page.of(.bindingGroup)],
    examples: [
      .reports("adaptive { }\n⟦binding_group \"north\"⟧ {\n\(bindings(most + 1))}"),
      .accepts("adaptive { }\nbinding_group \"north\" {\n\(bindings(most))}"),
      .accepts("binding_group \"north\" {\n\(bindings(most + 1))}"),
    ])

  private static let most = 32

  static let stanzas: [Keyword]? = [.bindingGroup]

  static func check(_ scope: Scope, _ findings: inout Findings) {
    let count = GroupMembers(of: scope).bindings.count
    guard count > most, isAdaptive(scope.configuration), let header = scope.header else { return }
    findings.report(
      self, at: header.span, in: scope.parent, "the group has \(count) bindings",
      detail: "adaptive delivery checks each of them; use at most \(most) bindings")
  }

  private static func isAdaptive(_ configuration: Configuration) -> Bool {
    if let module = configuration.module(.adaptive), Modules.isEnabled(module) { return true }
    return configuration.settings(of: [.adaptiveEnabled]).contains {
      !$0.isReplaced && $0.truth == true
    }
  }

  private static func bindings(_ count: Int) -> String {
    (1...count).map { "  binding \"b\($0)\" { bind_address = 192.0.2.\($0) }\n" }.joined()
  }
}
