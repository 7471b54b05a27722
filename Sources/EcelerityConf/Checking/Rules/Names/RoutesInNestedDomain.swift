/// `routes-in-nested-domain`
enum RoutesInNestedDomain: SettingRule {
  static let description = RuleDescription(
    id: "routes-in-nested-domain", group: .suspicious, severity: .warning,
    summary: "`routes` in a domain inside a binding or a binding group",
    rationale: """
      The function that fetches a domain's routes has only the domain as its argument, and the \
      page of the option lists only domain and global. That routes inside a binding are never \
      consulted is inferred from both, not stated. Use a domain outside bindings, or `gateway` \
      with a synthetic domain. Routes that the domain also has outside bindings are redundant and \
      reported as info.
      """,
    evidence: .inferred,
    pages: [
      "content/momentum/4/config/ref-routes.md",
      "content/momentum/3/3-api/hooks-core-config-fetch-domain-routes.md",
    ],
    remedy: .suggested,
    examples: [
      .reports(
        """
        binding "north" {
          bind_address = "192.0.2.1"
          domain "mill.example" { ⟦routes⟧ = ( "a.example" ) }
        }
        """),
      .reports(
        """
        domain "mill.example" { routes = ( "a.example" ) }
        binding "north" {
          bind_address = "192.0.2.1"
          domain "mill.example" { tls = no ⟦routes⟧ = ( "a.example" ) }
        }
        """),
      .accepts(#"domain "mill.example" { routes = ( "a.example" ) }"#),
    ])

  static let interest = SettingInterest.options([.routes])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard setting.scope.keyword == .domain, setting.scope.isInBinding,
      let container = setting.scope.parent
    else { return }
    if findings.delivery.isSetOutsideOfBindings(setting, .routes) {
      return findings.report(
        self, at: setting.nameSpan, in: setting.scope,
        "`routes` in a domain inside a `\(container.name)` are redundant; "
          + "the domain has them outside of it",
        detail: "leave them out here", severity: .info, fix: setting.unsetting)
    }
    findings.report(
      self, at: setting.nameSpan, in: setting.scope,
      "`routes` is set in a domain inside a `\(container.name)`, "
        + "but routes seem to be looked up by domain alone",
      detail: "they are probably not consulted; move them to a domain at the top level")
  }
}
