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
    var count = 0
    for child in scope.children where child.keyword == .binding { count += 1 }
    guard count > most, isAdaptive(scope), let header = scope.header else { return }
    findings.report(
      self, at: header.span, in: scope.parent, "the group has \(count) bindings",
      detail: "adaptive delivery checks each of them; use at most \(most) bindings")
  }

  private static func isAdaptive(_ scope: Scope) -> Bool {
    let global = scope.configuration.global
    let adaptive = global.configuration.module(.adaptive)
    if let adaptive, Modules.isEnabled(adaptive) { return true }
    return [global, scope].contains { $0.setting(.adaptiveEnabled)?.truth == true }
  }

  private static func bindings(_ count: Int) -> String {
    (1...count).map { "  binding \"b\($0)\" { bind_address = 192.0.2.\($0) }\n" }.joined()
  }
}
