/// `domain-options-ignored-by-gateway`
enum DomainOptionsIgnoredByGateway: SettingRule {
  static let description = RuleDescription(
    id: "domain-options-ignored-by-gateway", group: .suspicious, severity: .warning,
    summary: "other delivery options in a domain that has a gateway",
    rationale: """
      A gateway moves the mail of the domain to a queue of its own name, and the page of the \
      option says that the other settings of the domain no longer apply. An example of the guide \
      nevertheless sets the delivery method there (contradiction X-03), so confroute honours \
      method and ports from such a stanza, and nothing else (decision D-03). Set them in the \
      domain of the gateway's name instead. Values that the gateway's queue has anyway are \
      redundant and reported as info. Silent in a stanza whose domain is itself a gateway or \
      whose regular expression matches its gateway.
      """,
    pages: [Page.of(.gateway), Page.outbound], remedy: .suggested,
    examples: [
      .reports(
        #"domain "oak.example" { gateway = "relay.example" ⟦tls⟧ = ifavailable ⟦lmtp_port⟧ = 24 }"#
      ),
      .accepts(
        #"""
        domain "oak.example" { gateway = "relay.example" }
        domain "relay.example" { tls = required }
        """#),
      .accepts(
        #"domain "oak.example" { gateway = "oak.example" tls = required }"#),
      .accepts(#"domain "oak.example" { gateway = "__mx__" tls = required }"#),
    ])

  static let interest = SettingInterest.options([.gateway])

  /// The options that an example of the manual sets beside the gateway.
  private static let honoured: Set<Keyword> = [
    .deliveryMethod, .lmtpPort, .ecstreamPort, .remoteSmtpPort,
  ]

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, let gateway = findings.delivery.gateway(of: setting),
      gateway.node.isDomain, !gateway.isOwnDomain, !gateway.belongsToRoutes,
      !isQueue(gateway.node, of: gateway, &findings)
    else { return }
    for other in setting.scope.settings where !other.isReplaced {
      guard let keyword = other.keyword, concernsDelivery(other, keyword, &findings) else {
        continue
      }
      if isValueOfQueue(other, keyword, of: gateway, &findings) {
        reportRedundant(other, keyword, beside: gateway, &findings)
      } else {
        report(other, keyword, beside: gateway, &findings)
      }
    }
  }

  /// Whether the gateway's queue has the value anyway.
  private static func isValueOfQueue(
    _ setting: Setting, _ keyword: Keyword, of gateway: DeliveryMap.Gateway,
    _ findings: inout Findings
  ) -> Bool {
    let answer = findings.delivery.cachedAnswer(
      keyword, in: gateway.node.container, for: gateway.target.domain)
    return answer?.setting?.means(setting) ?? false
  }

  private static func reportRedundant(
    _ setting: Setting, _ keyword: Keyword, beside gateway: DeliveryMap.Gateway,
    _ findings: inout Findings
  ) {
    findings.report(
      self, at: setting.nameSpan, in: setting.scope,
      "`\(keyword)` in a domain that has a gateway is redundant; the gateway's queue has this value",
      detail: "leave it out here", severity: .info,
      related: [RelatedPlace("the gateway", at: gateway.text.span)],
      fix: .suggestion(setting.removal))
  }

  private static func isQueue(
    _ node: DeliveryNode, of gateway: DeliveryMap.Gateway, _ findings: inout Findings
  ) -> Bool {
    if let domain = node.domain {
      return findings.delivery.map.isQueue(domain)
    }
    let matching = findings.delivery.options.patterns(
      in: node.container, matching: gateway.target.domain)
    return matching?.contains { $0.isSame(as: node.stanza) } ?? true
  }

  /// Whether the option affects delivery. Excluded are options that are read before the gateway, and signatures,
  /// which do not depend on the recipient.
  private static func concernsDelivery(
    _ setting: Setting, _ keyword: Keyword, _ findings: inout Findings
  ) -> Bool {
    switch keyword {
    case .gateway, .rerouteDomain, .delayedRerouteDomain, .blackhole, .dkim, .domainkeys,
      .opendkimSign:
      return false
    default:
      let direction = findings.row(for: setting)?.mailDirection
      return direction == .sending || direction == .both
    }
  }

  private static func report(
    _ setting: Setting, _ keyword: Keyword, beside gateway: DeliveryMap.Gateway,
    _ findings: inout Findings
  ) {
    let isHonoured = honoured.contains(keyword)
    let header = gateway.target.domain.stanzaHeader
    findings.report(
      self, at: setting.nameSpan, in: setting.scope,
      isHonoured
        ? "`\(keyword)` beside a gateway applies only by decision D-03; the manual contradicts itself"
        : "`\(keyword)` has no effect in a domain that has a gateway",
      detail: isHonoured
        ? "one page says it has no effect, an example relies on it (X-03); to be sure, set it in "
          + "`\(header)`"
        : "mail is queued for the gateway; set it in `\(header)`",
      related: [RelatedPlace("the gateway", at: gateway.text.span)],
      fix: fix(setting, keyword, gateway))
  }

  /// A fix that moves the option into the stanza of the gateway's name, in the same binding or group.
  private static func fix(
    _ setting: Setting, _ keyword: Keyword, _ gateway: DeliveryMap.Gateway
  ) -> Fix? {
    guard keyword != .routes else { return nil }
    let statement = setting.syntax.statement
    let text = statement.tree.source.text(statement.range)
    let stanza = "\(gateway.target.domain.stanzaHeader) { \(text) }"
    return setting.insertion(of: stanza, after: gateway.node.stanza).map {
      .suggestion(setting.removal, $0)
    }
  }
}
