/// `domain-global-option-in-binding`
enum DomainGlobalOptionInBinding: PlacementRule {
  static let description = RuleDescription(
    id: "domain-global-option-in-binding", group: .suspicious, severity: .warning,
    summary: "an option of domains and the global scope inside a binding",
    rationale: """
      Its page lists only domain and global. Directly in a binding or a group the server does not \
      provide it, which is an error. In a domain inside a binding it is accepted; that it is \
      looked up by the domain alone and not found there is inferred, not stated. A value that the \
      domain also has outside bindings is redundant and reported as info.
      """,
    evidence: .inferred,
    pages: [
      "content/momentum/4/config/ref-host-failure-retry.md",
      "content/momentum/3/3-push/apns-using.md",
    ],
    remedy: .suggested,
    examples: [
      .reports(#"binding "north" { ⟦host_failure_retry⟧ = 60 }"#),
      .reports(#"binding "north" { domain "mill.example" { ⟦host_failure_retry⟧ = 60 } }"#),
      .reports(
        """
        host_failure_retry = 60
        binding "north" { domain "mill.example" { tls = no ⟦host_failure_retry⟧ = 60 } }
        """),
      .accepts(#"domain "mill.example" { host_failure_retry = 60 }"#),
    ])

  static let interest = SettingInterest.optionsWhere {
    Placement.isOfDomainAndGlobal($0) && $0 != .routes
  }

  static func claims(_ setting: Setting, of keyword: Keyword) -> Bool {
    Placement.isOfDomainAndGlobal(keyword) && keyword != .routes && setting.scope.isInBinding
      && setting.scope.keyword != .host
  }

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard let keyword = setting.keyword, claims(setting, of: keyword),
      Placement.isCertain(setting.scope)
    else { return }
    let isNested = setting.scope.keyword == .domain
    let container = setting.scope.parent?.name ?? ""
    if isNested, findings.delivery.isSetOutsideOfBindings(setting, keyword) {
      return findings.report(
        self, at: setting.nameSpan, in: setting.scope,
        "`\(keyword)` in a domain inside a `\(container)` is redundant; "
          + "the domain has this value outside",
        detail: "leave it out here", severity: .info, fix: setting.unsetting)
    }
    findings.report(
      self, at: setting.nameSpan, in: setting.scope,
      isNested
        ? "`\(keyword)` is set in a domain inside a `\(container)`, but belongs to domains alone"
        : "`\(keyword)` is not valid in `\(setting.scope.name)`",
      detail: isNested
        ? "it probably has no effect here; move it to a domain at the top level"
        : Placement.validScopes(of: keyword),
      severity: isNested ? .warning : .error)
  }
}
