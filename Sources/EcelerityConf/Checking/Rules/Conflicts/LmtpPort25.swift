/// `lmtp-port-25`
enum LmtpPort25: SettingRule {
  static let description = RuleDescription(
    id: "lmtp-port-25", group: .correctness, severity: .error,
    summary: "LMTP on the port of SMTP",
    rationale: """
      RFC 2033, section 4.2, forbids LMTP on port 25, because a client cannot distinguish the two \
      protocols. The port of a route, of a gateway or of a static route takes precedence over the \
      option, which is not reported where nothing uses it.
      """,
    pages: [Page.of(.lmtpPort)],
    examples: [
      .reports(
        #"domain "mill.example" { delivery_method = LMTP gateway = "192.0.2.20" lmtp_port = ⟦25⟧ }"#
      ),
      .reports(
        #"domain "mill.example" { delivery_method = LMTP routes = ( ⟦"smtp://192.0.2.20?port=25"⟧ ) }"#
      ),
      .reports(
        #"""
        binding "b1" { bind_address = 192.0.2.1 delivery_method = LMTP }
        domain "mill.example" { routes = ( ⟦"smtp://192.0.2.20?port=25"⟧ ) }
        """#),
      .reports(
        #"""
        domain "mill.example" { delivery_method = LMTP gateway = "relay.example" }
        domain "relay.example" { routes = ( ⟦"smtp://192.0.2.20?port=25"⟧ ) }
        """#),
      .reports(
        #"domain "mill.example" { delivery_method = LMTP gateway = ⟦"[2001:db8::7]:25"⟧ }"#),
      .reports(
        #"""
        delivery_method = LMTP
        static_routes { target = ⟦"192.0.2.9:25"⟧ }
        """#),
      .accepts(
        #"domain "mill.example" { delivery_method = LMTP gateway = "192.0.2.20" lmtp_port = 24 }"#),
      .accepts(
        #"""
        lmtp_port = 25
        domain "mill.example" { delivery_method = LMTP routes = ( "smtp://192.0.2.20?port=24" ) }
        """#),
      .accepts(#"domain "mill.example" { routes = ( "smtp://192.0.2.20?port=25" ) }"#),
      .accepts("lmtp_port = 25"),
      .reports(
        #"""
        routes = ( ⟦"smtp://192.0.2.20?port=25"⟧ )
        domain "mill.example" { delivery_method = LMTP }
        """#),
      .accepts(
        #"""
        gateway = "relay.example"
        domain "mill.example" { delivery_method = LMTP lmtp_port = 25 }
        """#),
    ])

  static let interest = SettingInterest.options([.lmtpPort, .routes, .gateway, .target])

  private static let port = DeliveryMethod.esmtp.defaultPort

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, let port else { return }
    switch setting.keyword {
    case .lmtpPort: checkOption(setting, port, &findings)
    case .target: checkStaticRoute(setting, port, &findings)
    case .gateway:
      guard let gateway = findings.delivery.gateway(of: setting), gateway.target.port == port else {
        return
      }
      report([gateway.text.span], setting, &findings)
    default:
      let routes = findings.delivery.routes(of: setting).filter { $0.item.port == port }
      report(routes.map(\.scalar.span), setting, &findings)
    }
  }

  // MARK: The option

  private static func checkOption(_ setting: Setting, _ port: Int, _ findings: inout Findings) {
    guard let value = setting.rawScalar, value.integer == port, isUsed(setting, &findings) else {
      return
    }
    report(at: value.innerSpan, setting, [], &findings)
  }

  /// Whether LMTP may use the option: not where another one is in force for it, nor where all known next hops of LMTP
  /// have ports of their own.
  private static func isUsed(_ setting: Setting, _ findings: inout Findings) -> Bool {
    guard !findings.configuration.hasStaticRoute, let node = DeliveryNode(setting.scope),
      // Another rule reports a port of a method that nothing uses.
      findings.delivery.map.mayUse(.lmtp, at: node),
      !findings.delivery.hasNoMail(for: .lmtpPort, at: node)
    else { return false }
    if node.isDomain { return isUsed(setting, ofDomain: node, &findings) }
    let methods = findings.delivery.map.assignmentsOfLMTP
    if methods.isFull { return true }
    for method in methods.all(in: setting.configuration)
    where isUsed(setting, by: method, &findings) {
      return true
    }
    return false
  }

  /// Whether mail of the domain `node`, which sets the option, may use it: its own, that of another domain whose gateway
  /// it is, or that on a binding with LMTP.
  private static func isUsed(
    _ setting: Setting, ofDomain node: DeliveryNode, _ findings: inout Findings
  ) -> Bool {
    guard let situation = findings.delivery.situation(at: node) else { return true }
    guard !findings.delivery.namesPorts(situation) else { return false }
    if situation.method == .lmtp,
      isPort(setting, at: node, through: situation.gateway, &findings)
    {
      return true
    }
    if findings.delivery.isQueue(node) != false { return true }
    let methods = findings.delivery.map.assignmentsOfLMTP
    if methods.isFull { return true }
    for method in methods.all(in: setting.configuration)
    where findings.delivery.bothApply(method, setting)
      || findings.delivery.bothApply(method, toPatternOf: setting)
    {
      return true
    }
    return false
  }

  /// Whether mail with LMTP because of `method` may use the option of a binding, a group or the global scope.
  private static func isUsed(
    _ setting: Setting, by method: Setting, _ findings: inout Findings
  ) -> Bool {
    guard let node = DeliveryNode(method.scope),
      !findings.delivery.hasNoMail(for: .deliveryMethod, at: node)
    else { return false }
    guard let situation = findings.delivery.situation(at: node) else { return true }
    guard situation.methodSetting?.isSame(as: method) ?? false,
      !findings.delivery.namesPorts(situation)
    else { return false }
    return isPort(setting, at: node, through: situation.gateway, &findings)
      || findings.delivery.bothApply(method, setting)
  }

  /// Whether the option is in force for mail of `node`, or that is not known.
  private static func isPort(
    _ setting: Setting, at node: DeliveryNode, through gateway: DeliveryMap.Gateway?,
    _ findings: inout Findings
  ) -> Bool {
    let answer = findings.delivery.answer(.lmtpPort, at: node, through: gateway)
    return answer.map { $0.setting?.isSame(as: setting) ?? false } ?? true
  }

  private static func checkStaticRoute(
    _ setting: Setting, _ port: Int, _ findings: inout Findings
  ) {
    let configuration = setting.configuration
    guard setting.scope.path == [.staticRoutes], configuration.hasStaticRoute,
      let value = setting.rawScalar, Authority(value.text).portNumber == port,
      let method = findings.delivery.map.assignmentsOfLMTP.first(in: configuration)
    else { return }
    report(at: value.span, setting, [RelatedPlace("the method", at: method.span)], &findings)
  }

  // MARK: Gateways and routes

  /// Reports the places `spans` in a gateway or in routes, if mail is sent there by LMTP.
  private static func report(
    _ spans: [SourceSpan], _ setting: Setting, _ findings: inout Findings
  ) {
    guard !spans.isEmpty, !findings.delivery.isUnused(setting),
      let method = method(of: setting, &findings)
    else { return }
    let isElsewhere = !method.scope.isSame(as: setting.scope)
    let related = isElsewhere ? [RelatedPlace("the method", at: method.span)] : []
    for span in spans { report(at: span, setting, related, &findings) }
  }

  /// The assignment of LMTP that applies to mail for the next hops of `setting`, perhaps that of a binding, a group or a
  /// domain with this gateway (decision D-03); nil when there is none.
  private static func method(of setting: Setting, _ findings: inout Findings) -> Setting? {
    guard let node = DeliveryNode(setting.scope) else { return nil }
    let situation = findings.delivery.situation(at: node)
    guard setting.keyword == .routes || situation?.hasNoRoutes ?? false else { return nil }
    if let situation, situation.method == .lmtp { return situation.methodSetting }
    if setting.keyword == .routes {
      let carried = findings.delivery.methodsCarried(to: node)
      if let method = carried.first(where: { DeliverySituation.method($0) == .lmtp }) {
        return method
      }
    }
    for method in findings.delivery.map.settings(of: .lmtp).all(in: setting.configuration)
    where findings.delivery.bothApply(method, setting)
      || findings.delivery.bothApply(method, toPatternOf: setting)
    {
      return method
    }
    return setting.keyword == .routes && node.domain == nil
      ? methodOfDomain(using: setting, &findings) : nil
  }

  /// The assignment of LMTP of a domain whose mail uses `routes`, those of a regular expression or an outer scope.
  private static func methodOfDomain(
    using routes: Setting, _ findings: inout Findings
  ) -> Setting? {
    for method in findings.delivery.map.assignmentsOfLMTP.all(in: routes.configuration) {
      guard let node = DeliveryNode(method.scope), node.isDomain,
        let situation = findings.delivery.situation(at: node),
        situation.methodSetting?.isSame(as: method) ?? false,
        situation.routes?.isSame(as: routes) ?? false,
        !findings.delivery.hasNoMail(for: .deliveryMethod, at: node)
      else { continue }
      return method
    }
    return nil
  }

  private static func report(
    at span: SourceSpan, _ setting: Setting, _ related: [RelatedPlace], _ findings: inout Findings
  ) {
    findings.report(
      self, at: span, in: setting.scope, "LMTP is set to use port 25, which belongs to SMTP",
      detail: "RFC 2033 forbids it; name the port that the LMTP server listens on",
      related: related)
  }
}
