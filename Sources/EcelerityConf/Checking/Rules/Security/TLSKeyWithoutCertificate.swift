/// `tls-key-without-certificate`
enum TLSKeyWithoutCertificate: ConfigurationRule {
  static let description = RuleDescription(
    id: "tls-key-without-certificate", group: .security, severity: .error,
    summary: "a private key without a certificate",
    rationale: """
      The key belongs to the certificate that `tls_certificate` names; without one, or with \
      `none`, it is useless. Reported when neither the scope nor one around it sets a \
      certificate; outside domains only when nothing on the same side, listeners or delivery, \
      sets one.
      """,
    evidence: .inferred, needsWhole: true, pages: [Page.of(.tlsKey), Page.of(.tlsCertificate)],
    examples: [
      .reports(#"domain "mill.example" { ⟦tls_key⟧ = "/etc/mail.key" }"#),
      .reports(#"esmtp_listener { ⟦tls_key⟧ = "/etc/mail.key" }"#),
      .reports(#"domain "mill.example" { tls_certificate = none ⟦tls_key⟧ = "/etc/mail.key" }"#),
      .accepts(
        #"""
        tls_certificate = "/etc/mail.crt"
        esmtp_listener { tls_key = "/etc/mail.key" }
        """#),
    ])

  static func check(_ configuration: Configuration, _ findings: inout Findings) {
    var keys: [Setting] = []
    var inListeners = false
    var inDelivery = false
    for setting in configuration.settings(of: [.tlsKey, .tlsCertificate]) where !isNone(setting) {
      if setting.keyword == .tlsKey { keys.append(setting) }
      guard setting.keyword == .tlsCertificate else { continue }
      let isDelivery = DeliveryNode(setting.scope) != nil
      inDelivery = inDelivery || isDelivery
      inListeners = inListeners || !isDelivery || setting.scope.isGlobal
    }
    for key in keys where findings.row(for: key) != nil {
      if let node = DeliveryNode(key.scope) {
        guard node.isDomain ? lacksCertificate(key, node, &findings) : !inDelivery else { continue }
        if key.scope.isGlobal, inListeners { continue }
      } else if inListeners {
        continue
      }
      report(key, &findings)
    }
  }

  /// Whether the mail for which `key` is in force has no certificate.
  private static func lacksCertificate(
    _ key: Setting, _ node: DeliveryNode, _ findings: inout Findings
  ) -> Bool {
    guard let answer = findings.delivery.queueAnswer(.tlsCertificate, at: node, under: key) else {
      return false
    }
    return answer.setting.map(isNone) ?? true
  }

  /// Whether the value is `none`, as the default is.
  private static func isNone(_ setting: Setting) -> Bool {
    setting.rawScalar?.spells("none") ?? false
  }

  private static func report(_ key: Setting, _ findings: inout Findings) {
    findings.report(
      self, at: key.nameSpan, in: key.scope,
      "`\(Keyword.tlsKey)` is set, but there is no `\(Keyword.tlsCertificate)`",
      detail: "name the certificate of this key", absent: [.tlsCertificate])
  }
}
