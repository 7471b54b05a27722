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
      whose regular expression matches its gateway. By inference the gateway of the global scope \
      has the same effect on domains without one (decision D-16); there the options of TLS and of \
      logins are reported, as long as the whole configuration is known.
      """,
    pages: [Page.of(.gateway), Page.outbound], remedy: .suggested,
    examples: [
      .reports(
        #"domain "oak.example" { gateway = "relay.example" ⟦tls⟧ = ifavailable ⟦lmtp_port⟧ = 24 }"#
      ),
      .reports(
        #"""
        gateway = "relay.example"
        domain "oak.example" { ⟦tls⟧ = required tls_verify = host }
        """#),
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

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, let gateway = findings.delivery.gateway(of: setting),
      !gateway.belongsToRoutes
    else { return }
    if gateway.node.stanza.isGlobal { return checkDomains(movedBy: gateway, &findings) }
    guard gateway.node.isDomain, !gateway.isOwnDomain,
      !(findings.delivery.isQueue(gateway.node) ?? true)
    else { return }
    let options = setting.scope.settings.compactMap { option(of: $0, gateway, &findings) }
    let fix = fix(options, gateway, &findings)
    for option in options {
      if option.isValueOfQueue {
        reportRedundant(option, gateway, &findings)
      } else {
        report(option, gateway, fix: option.isMovable ? fix : nil, &findings)
      }
    }
  }

  // MARK: The gateway of the global scope

  /// Checks what domains without a gateway set about TLS and logins, where `gateway`, that of the global scope, moves
  /// their mail. One finding for each stanza, at the first of these options.
  private static func checkDomains(
    movedBy gateway: DeliveryMap.Gateway, _ findings: inout Findings
  ) {
    guard findings.isWhole, !findings.optionsSetInDomains.isDisjoint(with: transportOptions) else {
      return
    }
    var moved: [Option] = []
    for setting in findings.configuration.settings(of: transportOptions) {
      guard !setting.isReplaced, let node = DeliveryNode(setting.scope), node.isDomain,
        !node.stanza.sets(.gateway), findings.delivery.isMoved(node, by: gateway),
        let option = option(of: setting, gateway, &findings), !option.isValueOfQueue
      else { continue }
      if let first = moved.first, first.setting.scope != setting.scope {
        report(moved, gateway, &findings)
        moved = []
      }
      moved.append(option)
    }
    report(moved, gateway, &findings)
  }

  /// Reports `options`, all of one stanza.
  private static func report(
    _ options: [Option], _ gateway: DeliveryMap.Gateway, _ findings: inout Findings
  ) {
    guard let first = options.first?.setting else { return }
    let names = options.map { "`\($0.keyword)`" }
    let list = names.dropLast().joined(separator: ", ")
    findings.report(
      self, at: first.nameSpan, in: first.scope,
      (names.count == 1 ? "\(names[0]) has" : "\(list) and \(names[names.count - 1]) have")
        + " no effect; the gateway of the global scope moves mail of this domain",
      detail: "by inference mail is queued for the gateway (D-16); set this in "
        + "`\(gateway.target.domain.stanzaHeader)`, or a gateway here",
      related: [RelatedPlace("the gateway", at: gateway.text.span)])
  }

  private static let transportOptions = TransportMap.keywords
    .union([.tlsKey, .tlsCiphers, .tlsProtocols])
    .subtracting([.httpHost])

  /// Another option of the stanza that sets the gateway.
  private struct Option {
    let setting: Setting
    let keyword: Keyword
    /// Whether the gateway's queue has the value anyway.
    let isValueOfQueue: Bool
    /// Whether it can be moved to the gateway's queue: no stanza of the gateway's name sets it.
    let isMovable: Bool
  }

  private static func option(
    of setting: Setting, _ gateway: DeliveryMap.Gateway, _ findings: inout Findings
  ) -> Option? {
    guard !setting.isReplaced, let keyword = setting.keyword, setting.isLookedUp,
      concernsDelivery(setting, keyword, &findings)
    else { return nil }
    let answer = findings.delivery.cachedAnswer(
      keyword, in: gateway.node.container, for: gateway.target.domain)
    // What is taken from here comes before the bindings and groups that mail may come on (decision D-03).
    let isSure =
      answer?.isSetInDomain ?? false || !AdoptedOptions.keywords.contains(keyword)
      || !findings.delivery.map.isSetInBindings(keyword)
    let isValueOfQueue = isSure && answer?.setting?.means(setting) ?? false
    return Option(
      setting: setting, keyword: keyword, isValueOfQueue: isValueOfQueue,
      isMovable: !isValueOfQueue && keyword != .routes && answer.map { !$0.isSetInDomain } ?? false)
  }

  private static func reportRedundant(
    _ option: Option, _ gateway: DeliveryMap.Gateway, _ findings: inout Findings
  ) {
    findings.report(
      self, at: option.setting.nameSpan, in: option.setting.scope,
      "`\(option.keyword)` in a domain that has a gateway is redundant; the gateway's queue has this value",
      detail: "leave it out here", severity: .info,
      related: [RelatedPlace("the gateway", at: gateway.text.span)],
      fix: option.setting.unsetting)
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
    _ option: Option, _ gateway: DeliveryMap.Gateway, fix: Fix?, _ findings: inout Findings
  ) {
    let isHonoured = AdoptedOptions.keywords.contains(option.keyword)
    let header = gateway.target.domain.stanzaHeader
    findings.report(
      self, at: option.setting.nameSpan, in: option.setting.scope,
      isHonoured
        ? "`\(option.keyword)` beside a gateway applies only by decision D-03; the manual contradicts itself"
        : "`\(option.keyword)` has no effect in a domain that has a gateway",
      detail: isHonoured
        ? "one page says it has no effect, an example relies on it (X-03); to be sure, set it in "
          + "`\(header)`"
        : "mail is queued for the gateway; set it in `\(header)`",
      related: [RelatedPlace("the gateway", at: gateway.text.span)], fix: fix)
  }

  /// A fix that moves all options that can be moved into the stanza of the gateway's name, in the same binding or group;
  /// nil when other mail is moved to the gateway too and would change with them.
  private static func fix(
    _ options: [Option], _ gateway: DeliveryMap.Gateway, _ findings: inout Findings
  ) -> Fix? {
    let moved = options.filter(\.isMovable).map(\.setting)
    guard !moved.isEmpty, !findings.delivery.map.isSharedQueue(gateway.target.domain),
      let insertion = insertion(of: moved.map(\.text), gateway),
      let removals = Setting.unsetting(moved)
    else { return nil }
    return Fix(isSafe: false, edits: removals + [insertion])
  }

  /// An edit that inserts the statements into the stanza of the gateway's name, or a new stanza after that of the gateway.
  private static func insertion(
    of statements: [String], _ gateway: DeliveryMap.Gateway
  ) -> Edit? {
    let name = gateway.target.domain
    guard let stanza = gateway.node.container.child(.domain, name.stanzaLabel) else {
      let stanza = "\(name.stanzaHeader) { \(statements.joined(separator: " ")) }"
      return gateway.setting.insertion(of: stanza, after: gateway.node.stanza)
    }
    let last = stanza.settings.last { $0.fileID == gateway.setting.fileID }
    return last?.insertion(of: statements)
  }
}

extension Setting {
  /// The text of the whole assignment.
  fileprivate var text: String { tree.source.text(syntax.statement.range) }
}

extension EffectiveDelivery {
  /// Whether `gateway`, that of the global scope, moves all mail of the domain `node`, which has none and is itself none.
  fileprivate mutating func isMoved(_ node: DeliveryNode, by gateway: DeliveryMap.Gateway) -> Bool {
    guard !(isQueue(node) ?? true) else { return false }
    // Nothing else to evaluate, so that names need not be matched.
    if map.containersWithNextHops.isEmpty, !map.hasPatternWithGateway { return true }
    return answer(.gateway, at: node)?.setting?.isSame(as: gateway.setting) ?? false
  }
}
