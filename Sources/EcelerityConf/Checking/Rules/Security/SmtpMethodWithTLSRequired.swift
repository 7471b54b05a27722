/// `smtp-method-with-tls-required`
enum SmtpMethodWithTLSRequired: MethodRule {
  static let description = RuleDescription(
    id: "smtp-method-with-tls-required", group: .security, severity: .warning,
    summary: "plain SMTP where TLS, XCLIENT or a login is asked for",
    rationale: """
      With the method SMTP the server is greeted by HELO, which has no extensions (decision D-17), \
      and STARTTLS, XCLIENT and AUTH are extensions. ESMTP has them.
      """,
    evidence: .decided, pages: [Page.of(.deliveryMethod), Page.of(.tls)], remedy: .suggested,
    examples: [
      .reports(
        #"domain "mill.example" { delivery_method = ⟦SMTP⟧ tls = required tls_verify = optional }"#),
      .reports(#"domain "mill.example" { delivery_method = ⟦smtp⟧ xclient = required }"#),
      .accepts(#"domain "mill.example" { delivery_method = SMTP tls = ifavailable }"#),
      .accepts(
        #"domain "mill.example" { delivery_method = ESMTP tls = required tls_verify = optional }"#),
    ])

  static let methods: Set<DeliveryMethod> = [.smtp]

  static func check(
    _ method: Setting, at situation: DeliverySituation, _ findings: inout Findings
  ) {
    guard let reason = reason(situation.node, &findings), let value = method.value.items.first
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
    for keyword in [Keyword.tls, .xclient] {
      let setting = findings.delivery.queueAnswer(keyword, at: node)?.setting
      if let setting, setting.word == "required" { return setting }
    }
    return findings.delivery.queueAnswer(.outboundSmtpAuthUser, at: node)?.setting
  }
}
