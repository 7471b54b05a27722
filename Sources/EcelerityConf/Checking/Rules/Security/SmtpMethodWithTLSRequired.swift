/// `smtp-method-with-tls-required`
enum SmtpMethodWithTLSRequired: MethodRule, ConfigurationRule {
  static let description = RuleDescription(
    id: "smtp-method-with-tls-required", group: .security, severity: .warning,
    summary: "plain SMTP where TLS, XCLIENT or a login is required",
    rationale: """
      With the method SMTP the server is greeted by HELO, which has no extensions (decision \
      D-17), and STARTTLS, XCLIENT and AUTH are extensions. ESMTP has them. The method of a \
      binding, a group or the global scope is reported once, however many domains need one. \
      Before 3.0 SMTP is the default, so for these versions each option that needs ESMTP is \
      reported where no method is set.
      """,
    evidence: .decided, dependsOnVersion: true,
    pages: [Page.of(.deliveryMethod), Page.of(.tls)], remedy: .suggested,
    examples: [
      .reports(
        #"domain "mill.example" { delivery_method = ⟦SMTP⟧ tls = required tls_verify = optional }"#),
      .reports(#"domain "mill.example" { delivery_method = ⟦smtp⟧ xclient = required }"#),
      .reports(
        #"""
        delivery_method = ⟦smtp⟧
        domain "mill.example" { tls = required tls_verify = optional }
        """#),
      .reports(
        #"domain "mill.example" { ⟦tls⟧ = required tls_verify = optional }"#, target: "2.2"),
      .accepts(#"domain "mill.example" { delivery_method = SMTP tls = ifavailable }"#),
      .accepts(
        #"""
        delivery_method = ESMTP
        domain "mill.example" { tls = required tls_verify = optional }
        """#, target: "2.2"),
      .accepts(
        #"""
        delivery_method = smtp
        domain "mill.example" { delivery_method = ESMTP tls = required tls_verify = optional }
        """#),
      .accepts(
        #"domain "mill.example" { delivery_method = ESMTP tls = required tls_verify = optional }"#),
    ])

  static let subjects: [RuleSubject] = [.settings(Self.self), .configuration(Self.self)]
  static let methods: Set<DeliveryMethod> = [.smtp]

  /// The options that may need an extension.
  private static let extensionOptions: [Keyword] = [.tls, .xclient, .outboundSmtpAuthUser]

  static func check(
    _ method: Setting, at situation: DeliverySituation, _ findings: inout Findings
  ) {
    guard let value = method.value.items.first,
      let reason = reason(situation.node, method, &findings)
        ?? reason(around: situation.node, method, &findings)
    else { return }
    findings.report(
      self, at: value.textSpan, in: method.scope,
      "`\(reason.name)` needs an extension, but the method is \(situation.method.name)",
      detail: "by decision \(situation.method.name) is taken to have none (D-17); use "
        + DeliveryMethod.esmtp.name,
      related: [RelatedPlace("this needs an extension", at: reason.nameSpan)],
      fix: .suggestion(Edit(replace: value.textSpan, with: DeliveryMethod.esmtp.name)))
  }

  /// Checks options that need an extension where no method is set and the default of the version is SMTP.
  static func check(_ configuration: Configuration, _ findings: inout Findings) {
    let row = OptionTable.option(.deliveryMethod, at: [])
    guard configuration.isWhole,
      let usual = row?.defaultValue(on: findings.target).map(DeliveryMethod.init),
      methods.contains(usual)
    else { return }
    for setting in configuration.settings(of: KeywordSet(extensionOptions)) {
      guard let keyword = setting.keyword, setting.needsExtension(keyword),
        let node = DeliveryNode(setting.scope), findings.delivery.holds(setting, keyword, at: node),
        let situation = findings.delivery.situation(at: node), situation.methodSetting == nil
      else { continue }
      findings.report(
        self, at: setting.nameSpan, in: setting.scope,
        "`\(keyword)` needs an extension, but the method is \(usual.name), the default of this version",
        detail: "by decision \(usual.name) is taken to have none (D-17); set "
          + "`\(Keyword.deliveryMethod)` to \(DeliveryMethod.esmtp.name)", absent: [.deliveryMethod]
      )
    }
  }

  /// The assignment in force that needs an extension.
  private static func reason(
    _ node: DeliveryNode, _ method: Setting, _ findings: inout Findings
  ) -> Setting? {
    for keyword in extensionOptions {
      let answer =
        findings.delivery.queueAnswer(keyword, at: node)
        ?? findings.delivery.queueAnswer(keyword, at: node, under: method)
      let setting = answer?.setting
      if let setting, setting.needsExtension(keyword) { return setting }
    }
    return nil
  }

  /// The first assignment of another scope that needs one for mail by `method`.
  private static func reason(
    around node: DeliveryNode, _ method: Setting, _ findings: inout Findings
  ) -> Setting? {
    for few in findings.delivery.transport.extensions(for: node) {
      for setting in few.all(in: method.configuration)
      where findings.delivery.bothApply(method, setting)
        || isForName(setting, of: method, &findings)
      {
        return setting
      }
    }
    return nil
  }

  /// Whether `setting` is in force for the domain of its stanza, whose mail has `method` from a regular expression.
  private static func isForName(
    _ setting: Setting, of method: Setting, _ findings: inout Findings
  ) -> Bool {
    guard method.scope.isPattern, let keyword = setting.keyword,
      let node = DeliveryNode(setting.scope), node.isDomain,
      findings.delivery.overlapSearches.spend(1)
    else { return false }
    return findings.delivery.situation(at: node, under: method) != nil
      && findings.delivery.holds(setting, keyword, at: node)
  }
}
