/// `auth-without-tls`
enum AuthWithoutTLS: SettingRule {
  static let description = RuleDescription(
    id: "auth-without-tls", group: .security, severity: .warning,
    summary: "a password is sent where TLS is not required",
    rationale: """
      Without TLS the password can be read in transit, and with `ifavailable` anyone in between \
      can remove the offer of TLS. Reported for a binding, a group or the global scope only when \
      no stanza of a domain requires TLS, because mail for that domain may be the only mail with \
      a login.
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

  static let interest = SettingInterest.options([.outboundSmtpAuthPass])

  static func check(_ setting: Setting, _ findings: inout Findings) {
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
}

extension EffectiveDelivery {
  /// Whether mail on `binding` for domains without a stanza requires TLS.
  fileprivate mutating func requiresTLS(on binding: Scope) -> Bool {
    let queue = gateway(in: binding, for: nil)?.target.domain
    guard let tls = answer(.tls, in: binding, for: queue) else { return false }
    return EffectiveDelivery.word(tls, .tls) == "required"
  }
}
