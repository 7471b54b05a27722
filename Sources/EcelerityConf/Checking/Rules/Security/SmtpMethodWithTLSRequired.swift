/// `smtp-method-with-tls-required`
enum SmtpMethodWithTLSRequired: MethodRule {
  static let description = RuleDescription(
    id: "smtp-method-with-tls-required", group: .security, severity: .warning,
    summary: "plain SMTP where TLS, XCLIENT or a login is asked for",
    rationale: """
      With the method SMTP the server is greeted by HELO, which has no extensions (decision D-17), \
      and STARTTLS, XCLIENT and AUTH are extensions. ESMTP has them. The method of a binding, a group \
      or the global scope is reported once, however many domains ask for one.
      """,
    evidence: .decided, pages: [Page.of(.deliveryMethod), Page.of(.tls)], remedy: .suggested,
    examples: [
      .reports(
        #"domain "mill.example" { delivery_method = ⟦SMTP⟧ tls = required tls_verify = optional }"#),
      .reports(#"domain "mill.example" { delivery_method = ⟦smtp⟧ xclient = required }"#),
      .reports(
        #"""
        delivery_method = ⟦smtp⟧
        domain "mill.example" { tls = required tls_verify = optional }
        """#),
      .accepts(#"domain "mill.example" { delivery_method = SMTP tls = ifavailable }"#),
      .accepts(
        #"""
        delivery_method = smtp
        domain "mill.example" { delivery_method = ESMTP tls = required tls_verify = optional }
        """#),
      .accepts(
        #"domain "mill.example" { delivery_method = ESMTP tls = required tls_verify = optional }"#),
    ])

  static let methods: Set<DeliveryMethod> = [.smtp]

  static func check(
    _ method: Setting, at situation: DeliverySituation, _ findings: inout Findings
  ) {
    guard let value = method.value.items.first,
      let reason = reason(situation.node, &findings)
        ?? reason(below: situation.node, method, &findings)
    else { return }
    findings.report(
      self, at: value.textSpan, in: method.scope,
      "method \(situation.method.name) knows no extensions, but `\(reason.name)` needs one",
      detail: "use \(DeliveryMethod.esmtp.name)",
      related: [RelatedPlace("this needs an extension", at: reason.nameSpan)],
      fix: .suggestion(Edit(replace: value.textSpan, with: DeliveryMethod.esmtp.name)))
  }

  /// The assignment in force that asks for an extension.
  private static func reason(_ node: DeliveryNode, _ findings: inout Findings) -> Setting? {
    for keyword in [Keyword.tls, .xclient, .outboundSmtpAuthUser] {
      let setting = findings.delivery.queueAnswer(keyword, at: node)?.setting
      if let setting, setting.needsExtension(keyword) { return setting }
    }
    return nil
  }

  /// The first assignment of another scope that does so for mail that goes by `method`.
  private static func reason(
    below node: DeliveryNode, _ method: Setting, _ findings: inout Findings
  ) -> Setting? {
    guard !node.isDomain else { return nil }
    let transport = findings.delivery.transport
    for few in [transport.extensionsOfDomains, transport.extensionsOfBindings] {
      for setting in few.all(in: method.configuration)
      where findings.delivery.meet(method, setting) {
        return setting
      }
    }
    return nil
  }
}
