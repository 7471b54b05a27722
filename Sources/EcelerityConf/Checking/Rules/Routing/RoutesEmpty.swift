/// `routes-empty`
enum RoutesEmpty: SettingRule {
  static let description = RuleDescription(
    id: "routes-empty", group: .suspicious, severity: .warning,
    summary: "an empty list of routes",
    rationale: """
      Whether an empty list means no routes, so that DNS is asked or the global ones count, or no \
      hosts at all, is not documented. This toolkit takes it for unset. Remove it, or write \
      `"__mx__"` to have the exchangers that DNS lists.
      """,
    evidence: .decided, pages: [Page.of(.routes)], remedy: .suggested,
    examples: [
      .reports(#"domain "oak.example" { tls = required routes = ⟦( )⟧ }"#),
      .accepts(#"domain "oak.example" { routes = ( "__mx__" ) }"#),
    ])

  static let interest = SettingInterest.options([.routes])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, setting.form == .list, !setting.hasItems,
      DeliveryNode(setting.scope) != nil
    else { return }
    findings.report(
      self, at: setting.valueSpan, in: setting.scope, "list of routes is empty",
      detail: "what that means is not documented; remove the option or write `\"__mx__\"`",
      fix: .suggestion(setting.removal))
  }
}
