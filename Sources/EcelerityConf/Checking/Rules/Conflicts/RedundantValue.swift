/// `redundant-value`
enum RedundantValue: SettingRule {
  static let description = RuleDescription(
    id: "redundant-value", group: .style, severity: .info,
    summary: "a value that would apply without being set here",
    rationale: """
      An option of a domain, a binding or a group need not be repeated when the scopes around it \
      set it to the same value. Only values in the configuration are compared, not the server's \
      defaults. Not reported are throttles and limits of a scope, because a separate value means a \
      separate bucket or count; hosts; options of bindings that some domain sets too, because the \
      binding takes precedence over the domain; options of a binding that a group has too and sets \
      elsewhere; and options that a queue may take from the stanza \
      that sets its gateway (D-03).
      """,
    pages: [Page.fallback], remedy: .suggested,
    examples: [
      .reports(
        #"""
        retry_interval = 1200
        domain "oak.example" { tls = required ⟦retry_interval⟧ = 1200 }
        """#),
      .accepts(
        #"""
        retry_interval = 1200
        domain "oak.example" { retry_interval = 600 }
        """#),
      .accepts(
        #"""
        outbound_throttle_messages = "10/60"
        domain "oak.example" { outbound_throttle_messages = "10/60" }
        """#),
      .accepts(
        #"""
        delivery_method = LMTP
        domain "oak.example" { gateway = "relay.example" delivery_method = LMTP }
        """#),
      .accepts(
        #"""
        retry_interval = 1200
        binding "north" { bind_address = 192.0.2.1 retry_interval = 1200 }
        domain "oak.example" { retry_interval = 600 }
        """#),
    ])

  static let interest = SettingInterest.valid

  static func concerns(_ row: OptionRow) -> Bool {
    row.type != .throttle && !limitsOfScope.contains(row.keyword)
  }

  /// Options that limit the connections of the scope that sets them, all together.
  /// Page: content/momentum/4/config/ref-scope-max-outbound-connections.md.
  private static let limitsOfScope: KeywordSet = [
    .scopeMaxOutboundConnections, .clusterScopeMaxOutboundConnections,
  ]

  static func concerns(_ keyword: Keyword, _ findings: Findings) -> Bool {
    findings.isSetInContainers(keyword)
  }

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard let keyword = setting.keyword, !setting.isReplaced, !setting.scope.isGlobal,
      isSetAround(setting.scope, keyword, &findings),
      let node = DeliveryNode(setting.scope), !node.isPattern,
      setting.replacesTheSame, isDecidable(node, keyword, &findings),
      !AdoptedOptions.mayInclude(setting, keyword, at: node, findings.delivery.map),
      mayBeRepeated(setting, keyword, at: node, &findings),
      findings.delivery.options.matches.isHalfLeft,
      let evaluation = findings.delivery.options.evaluation(of: keyword, at: setting.scope),
      evaluation.unevaluated.isEmpty, evaluation.setting?.isSame(as: setting) == true,
      let next = evaluation.runnerUp, next.means(setting),
      keyword != .gateway || !AdoptedOptions.dependOn(setting.scope, or: next.scope),
      !mayHide(keyword, of: node.container, &findings)
    else { return }
    findings.report(
      self, at: setting.nameSpan, in: setting.scope,
      "`\(keyword)` has this value anyway", detail: "leave it out",
      related: [RelatedPlace("the same value", at: next.span)],
      fix: setting.unsetting)
  }

  /// Whether a scope around it sets the option, of which the group `default` is one for bindings without a group
  /// (decision D-09).
  private static func isSetAround(
    _ scope: Scope, _ keyword: Keyword, _ findings: inout Findings
  ) -> Bool {
    guard let parent = scope.parent else { return false }
    if findings.isSet(keyword, inOrAround: parent) { return true }
    return scope.isInBinding && findings.delivery.implicitGroup?.sets(keyword) ?? false
  }

  /// Whether a scope around it sets the same value, or a stanza elsewhere may come next. A cheap check that excludes
  /// most values before all candidates are evaluated.
  private static func mayBeRepeated(
    _ setting: Setting, _ keyword: Keyword, at node: DeliveryNode, _ findings: inout Findings
  ) -> Bool {
    var next = setting.scope.parent
    while let scope = next {
      if scope.setting(keyword)?.means(setting) ?? false { return true }
      next = scope.parent
    }
    guard node.isDomain else { return !findings.delivery.hasNoTwin(node.stanza) }
    return findings.isSetForPatterns(keyword) || !findings.delivery.hasNoTwin(node.container)
      || isDomainOutside(of: node.container, node.stanza.label)
  }

  /// Whether the domain has a stanza in a scope around `container` too.
  private static func isDomainOutside(of container: Scope, _ label: String?) -> Bool {
    var next = container.parent
    while let scope = next {
      if scope.child(.domain, label) != nil { return true }
      next = scope.parent
    }
    return false
  }

  /// Whether another group has the binding `container` too, and may set the option in a scope that comes before those
  /// around `container`: for the mail of that group a value there is not redundant.
  private static func mayHide(
    _ keyword: Keyword, of container: Scope, _ findings: inout Findings
  ) -> Bool {
    guard container.keyword == .binding, let parent = container.parent, let label = container.label
    else { return false }
    let global = container.configuration.global
    for name in findings.bindingIndex.groupsOfBinding[label] ?? [] {
      guard let group = global.child(.bindingGroup, name), !group.isSame(as: parent) else {
        continue
      }
      if findings.isSetInDomains(keyword) || group.sets(keyword) { return true }
      if group.child(.binding, label)?.sets(keyword) ?? false { return true }
    }
    return false
  }

  /// Whether the scopes between this one and those around it are known: none for a domain, except in a group, whose
  /// bindings come before the group; domains for the others.
  private static func isDecidable(
    _ node: DeliveryNode, _ keyword: Keyword, _ findings: inout Findings
  ) -> Bool {
    node.isDomain
      ? node.container.keyword != .bindingGroup : !findings.isSetInDomains(keyword)
  }
}

extension Setting {
  /// Whether all assignments that it replaced in its scope have the same value.
  fileprivate var replacesTheSame: Bool {
    var next = replaced
    while let earlier = next {
      if !earlier.means(self) { return false }
      next = earlier.replaced
    }
    return true
  }
}
