/// `tls-verify-without-ca`
enum TLSVerifyWithoutCA: SettingRule {
  static let description = RuleDescription(
    id: "tls-verify-without-ca", group: .security, severity: .error,
    summary: "certificates are to be verified, but there is nothing to verify them against",
    rationale: """
      A certificate must chain to the file that `tls_ca` names; no page documents another source \
      of trust, so verification probably fails for every server. Reported for a binding, a group \
      or the global scope only when nothing at all sets the file.
      """,
    evidence: .inferred, needsWhole: true, pages: [Page.of(.tlsCa), Page.of(.tlsVerify)],
    examples: [
      .reports(#"domain "mill.example" { tls = required tls_verify = ⟦host⟧ }"#),
      .accepts(
        #"""
        tls_ca = "/etc/ca.pem"
        domain "mill.example" { tls = required tls_verify = host }
        """#),
      .accepts(#"domain "mill.example" { tls = ifavailable tls_verify = optional }"#),
    ])

  static let interest = SettingInterest.options([.tlsVerify])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, let word = setting.word, word == "ca" || word == "host",
      let node = DeliveryNode(setting.scope),
      node.isDomain || !findings.delivery.transport.isSet(.tlsCa),
      let file = findings.delivery.queueAnswer(.tlsCa, at: node, under: setting),
      file.setting == nil
    else { return }
    findings.report(
      self, at: setting.innerValueSpan, in: setting.scope,
      "`\(Keyword.tlsVerify)` is `\(word)`, but there is no `\(Keyword.tlsCa)`",
      detail: "name the file of trusted authorities with `\(Keyword.tlsCa)`", absent: [.tlsCa])
  }
}
