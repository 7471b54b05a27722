/// `auth-without-tls`
enum AuthWithoutTLS: SettingRule {
  static let description = RuleDescription(
    id: "auth-without-tls", group: .security, severity: .warning,
    summary: "a password is sent where TLS is not required",
    rationale: """
      Without TLS the password can be read in transit, and with `ifavailable` anyone in between \
      can remove the offer of TLS. Reported for a binding, a group or the global scope only when \
      no stanza of a domain requires TLS, because mail for that domain may be the only mail with \
      a login. Where an inner scope has `ifavailable` while the one around it requires TLS, that \
      assignment is reported; another rule reports `no`.
      """,
    evidence: .inferred,
    needsWhole: true, pages: ["content/momentum/4/modules/outbound-smtp-auth.md", Page.of(.tls)],
    remedy: .suggested,
    examples: [
      .reports(
        #"""
        domain "relay.example" {
          outbound_smtp_auth_type = PLAIN
          outbound_smtp_auth_user = "mill"
          ⟦outbound_smtp_auth_pass⟧ = "…"
          tls = ifavailable
          tls_verify = host
          tls_ca = "/etc/ca.pem"
        }
        """#),
      .reports(
        #"""
        outbound_smtp_auth_type = PLAIN
        outbound_smtp_auth_user = "mill"
        outbound_smtp_auth_pass = "…"
        tls = required
        tls_verify = host
        tls_ca = "/etc/ca.pem"
        domain "relay.example" { tls = ⟦ifavailable⟧ }
        """#),
      .accepts(
        #"""
        domain "relay.example" {
          outbound_smtp_auth_type = PLAIN
          outbound_smtp_auth_user = "mill"
          outbound_smtp_auth_pass = "…"
          tls = required
          tls_verify = host
          tls_ca = "/etc/ca.pem"
        }
        """#),
      .accepts(
        ##"""
        binding "via" {
          gateway = "#hop"
          outbound_smtp_auth_type = PLAIN
          outbound_smtp_auth_user = "mill"
          outbound_smtp_auth_pass = "…"
        }
        domain "#hop" { tls = required tls_verify = optional routes = ( "relay.example" ) }
        """##),
    ])

  static let interest = SettingInterest.options([.outboundSmtpAuthPass, .tls])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    if setting.keyword == .tls { return checkWeakening(setting, &findings) }
    guard !setting.isReplaced, let node = DeliveryNode(setting.scope),
      node.isDomain || !findings.delivery.transport.domainsRequireTLS,
      let tls = findings.delivery.queueAnswer(.tls, at: node, under: setting)
    else { return }
    let word = EffectiveDelivery.word(tls, .tls)
    guard word == "no" || word == "ifavailable",
      !findings.delivery.holdsOnAllBindings(of: node, { $0.requiresTLS(on: $1) })
    else { return }
    let own = tls.setting.flatMap { $0.scope.isSame(as: setting.scope) ? $0 : nil }
    findings.report(
      self, at: setting.nameSpan, in: setting.scope,
      "a password is sent, but `\(Keyword.tls)` is `\(word)`",
      detail: "set `\(Keyword.tls) = required`", absent: [.tls],
      related: tls.setting.map { [RelatedPlace("set here", at: $0.innerValueSpan)] } ?? [],
      fix: own.map { .suggestion($0.replacing(valueBy: "required")) })
  }

  /// Checks an assignment of `tls` below a scope that requires TLS.
  private static func checkWeakening(_ setting: Setting, _ findings: inout Findings) {
    guard setting.rawScalar?.spells("ifavailable") == true, !setting.isReplaced,
      findings.isSetInContainers(.outboundSmtpAuthPass)
        || findings.isSetInDomains(.outboundSmtpAuthPass),
      let node = DeliveryNode(setting.scope),
      let required = findings.requiredTLS(without: setting, at: node),
      let password = findings.delivery
        .queueAnswer(.outboundSmtpAuthPass, at: node, under: setting)?.setting,
      !isReported(password, because: setting, &findings),
      node.isDomain || !findings.delivery.transport.domainsRequireTLS,
      !findings.delivery.holdsOnAllBindings(of: node, { $0.requiresTLS(on: $1) })
    else { return }
    findings.report(
      self, at: setting.innerValueSpan, in: setting.scope,
      "a password is sent, but `\(Keyword.tls)` is `ifavailable`",
      detail: "remove it, or set `\(Keyword.tls) = required`",
      related: [
        RelatedPlace("the password", at: password.nameSpan),
        RelatedPlace("required here", at: required.innerValueSpan),
      ])
  }

  /// Whether `password` itself is reported because of `tls`.
  private static func isReported(
    _ password: Setting, because tls: Setting, _ findings: inout Findings
  ) -> Bool {
    guard !password.scope.isSame(as: tls.scope), let node = DeliveryNode(password.scope) else {
      return true
    }
    let answer = findings.delivery.queueAnswer(.tls, at: node, under: password)
    return answer?.setting?.isSame(as: tls) ?? false
  }
}

extension EffectiveDelivery {
  /// Whether mail on `binding` for domains without a stanza requires TLS.
  fileprivate mutating func requiresTLS(on binding: Scope) -> Bool {
    let queue = gateway(in: binding, for: nil)?.target.domain
    guard let tls = answer(.tls, in: binding, for: queue) else { return false }
    return EffectiveDelivery.word(tls, .tls) == "required"
  }
}
