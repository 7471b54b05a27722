/// `tls-verify-without-tls`
enum TLSVerifyWithoutTLS: SettingRule {
  static let description = RuleDescription(
    id: "tls-verify-without-tls", group: .security, severity: .warning,
    summary: "certificates are to be verified where TLS is off",
    rationale: """
      Without TLS there is no certificate. Silent where MTA-STS or DANE is in use and applied, \
      which themselves require TLS, for a binding, a group or the global scope when some scope switches \
      TLS on, and for a domain when a binding may switch it on for its mail.
      """,
    needsWhole: true, pages: [Page.of(.tlsVerify), Page.of(.tls)],
    examples: [
      .reports(#"domain "mill.example" { ⟦tls_verify⟧ = host tls_ca = "/etc/ca.pem" }"#),
      .accepts(
        #"domain "mill.example" { tls = ifavailable tls_verify = host tls_ca = "/etc/ca.pem" }"#),
      .accepts(
        #"""
        use_mta_sts = true
        tls_ca = "/etc/ca.pem"
        domain "mill.example" { tls_verify = host }
        """#),
      .reports(
        #"""
        use_mta_sts = true
        enable_mta_sts = false
        tls_ca = "/etc/ca.pem"
        domain "mill.example" { ⟦tls_verify⟧ = host }
        """#),
    ])

  static let interest = SettingInterest.options([.tlsVerify])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    let transport = findings.delivery.transport
    guard !setting.isReplaced, let word = setting.word, word != "no",
      let node = DeliveryNode(setting.scope), node.isDomain || !transport.mayUseTLS,
      !node.container.isGlobal || !transport.bindingsMayUseTLS(for: node),
      !mayApply(.useMtaSts, .enableMtaSts, to: node, setting, &findings),
      !mayApply(.useDane, .enableDane, to: node, setting, &findings),
      let tls = findings.delivery.queueAnswer(.tls, at: node, under: setting),
      EffectiveDelivery.word(tls, .tls) == "no"
    else { return }
    findings.report(
      self, at: setting.nameSpan, in: setting.scope,
      "`\(Keyword.tlsVerify)` is set, but TLS is off", detail: "set `\(Keyword.tls)` as well",
      absent: [.tls],
      related: tls.setting.map { [RelatedPlace("switched off here", at: $0.span)] } ?? [])
  }

  /// Whether the policies that the option `use` looks up may be applied to mail of `node`, as they are unless the option
  /// `enable` is off.
  private static func mayApply(
    _ use: Keyword, _ enable: Keyword, to node: DeliveryNode, _ setting: Setting,
    _ findings: inout Findings
  ) -> Bool {
    let transport = findings.delivery.transport
    guard transport.isOn(use) else { return false }
    guard transport.isSet(enable, to: "false") else { return true }
    let answer = findings.delivery.queueAnswer(enable, at: node, under: setting)
    return answer?.setting?.truth ?? true || !node.isDomain && transport.isOn(enable)
  }
}
