/// `tls-required-unverified`
enum TLSRequiredUnverified: SettingRule {
  static let description = RuleDescription(
    id: "tls-required-unverified", group: .security, severity: .warning,
    summary: "TLS is required, but no certificate is verified",
    rationale: """
      Encryption alone protects from eavesdroppers, but an attacker in between who impersonates \
      the server goes unnoticed. Reported for a binding, a group or the global scope only when \
      nothing at all verifies certificates, and where a domain, a binding or a group switches \
      verification off although another scope requires TLS.
      """,
    needsWhole: true, pages: [Page.of(.tlsVerify), Page.of(.tls)], remedy: .suggested,
    examples: [
      .reports(
        #"""
        domain "mill.example" {
          tls = ⟦required⟧
          tls_ca = "/etc/ca.pem"
        }
        """#),
      .reports(#"domain "mill.example" { tls = ⟦required⟧ tls_verify = no }"#),
      .reports(
        #"""
        tls = required tls_verify = host tls_ca = "/etc/ca.pem"
        domain "mill.example" { tls_verify = ⟦no⟧ }
        """#),
      .accepts(
        #"domain "mill.example" { tls = required tls_verify = host tls_ca = "/etc/ca.pem" }"#),
      .accepts(#"domain "mill.example" { tls = ifavailable }"#),
    ])

  static let interest = SettingInterest.options([.tls, .tlsVerify])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    if setting.keyword == .tlsVerify {
      checkSwitch(setting, &findings)
    } else {
      checkRequirement(setting, &findings)
    }
  }

  /// Checks whether verification is switched off where another scope requires TLS. When the same scope requires it,
  /// the requirement is reported.
  private static func checkSwitch(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, setting.rawScalar?.spells("no") == true,
      findings.delivery.transport.verifies, let node = DeliveryNode(setting.scope),
      !node.stanza.isGlobal, let tls = requirement(under: setting, node, &findings),
      !tls.scope.isSame(as: setting.scope)
    else { return }
    findings.report(
      self, at: setting.innerValueSpan, in: setting.scope,
      "no certificate is verified here, although TLS is required",
      detail:
        "remove `\(Keyword.tlsVerify) = no`, or say in a comment that allows it why the server cannot "
        + "be verified",
      related: [RelatedPlace("required here", at: tls.span)])
  }

  /// The assignment that requires TLS for mail for which `setting` switches verification off.
  private static func requirement(
    under setting: Setting, _ node: DeliveryNode, _ findings: inout Findings
  ) -> Setting? {
    if node.stanza.keyword != .bindingGroup,
      let tls = findings.delivery.queueAnswer(.tls, at: node, under: setting)?.setting,
      tls.requiresTLS
    {
      return tls
    }
    let configuration = setting.configuration
    if let tls = configuration.global.setting(.tls), tls.requiresTLS,
      findings.delivery.bothApply(setting, tls)
    {
      return tls
    }
    for few in findings.delivery.transport.extensions(for: node) {
      for tls in few.all(in: configuration)
      where tls.keyword == .tls && findings.delivery.bothApply(setting, tls)
        && !isReported(tls, for: setting, &findings)
      {
        return tls
      }
    }
    return nil
  }

  /// Whether the requirement `tls` is itself reported, because of `setting`.
  private static func isReported(
    _ tls: Setting, for setting: Setting, _ findings: inout Findings
  ) -> Bool {
    guard let node = DeliveryNode(tls.scope), node.isDomain else { return false }
    let verify = findings.delivery.queueAnswer(.tlsVerify, at: node, under: tls)?.setting
    return verify?.isSame(as: setting) ?? false
  }

  private static func checkRequirement(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, setting.rawScalar?.spells("required") == true,
      let node = DeliveryNode(setting.scope),
      node.isDomain || !findings.delivery.transport.verifies,
      let verify = findings.delivery.queueAnswer(.tlsVerify, at: node, under: setting),
      EffectiveDelivery.word(verify, .tlsVerify) == "no"
    else { return }
    let hasCA =
      findings.delivery.queueAnswer(.tlsCa, at: node, under: setting)?.setting != nil
    findings.report(
      self, at: setting.innerValueSpan, in: setting.scope,
      "TLS is required, but no certificate is verified",
      detail: "set `\(Keyword.tlsVerify) = host`" + (hasCA ? "" : " and `\(Keyword.tlsCa)`"),
      absent: hasCA ? [.tlsVerify] : [.tlsVerify, .tlsCa],
      related: verify.setting.map { [RelatedPlace("switched off here", at: $0.span)] } ?? [],
      fix: hasCA && verify.setting == nil
        ? .suggestion(setting.insertion(of: "\(Keyword.tlsVerify) = host")) : nil)
  }
}

extension Setting {
  /// Whether it requires TLS.
  fileprivate var requiresTLS: Bool { rawScalar?.spells("required") ?? false }
}
