/// `mta-sts-without-ca`
enum MTASTSWithoutCA: SettingRule {
  static let description = RuleDescription(
    id: "mta-sts-without-ca", group: .security, severity: .warning,
    summary: "MTA-STS without authorities to check certificates against",
    rationale: """
      A policy requires verified certificates, and they are verified against the file that \
      `tls_ca` names. In the global scope it is reported only when nothing at all sets the file.
      """,
    needsWhole: true, dependsOnVersion: true,
    pages: ["content/momentum/4/mta-sts.md", Page.of(.tlsCa)],
    examples: [
      .reports("use_mta_sts = ⟦true⟧"),
      .reports(#"domain "mill.example" { use_mta_sts = ⟦on⟧ }"#),
      .accepts("use_mta_sts = true\ntls_ca = \"/etc/ca.pem\""),
      .accepts("use_mta_sts = false"),
    ])

  static let interest = SettingInterest.options([.useMtaSts])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, setting.isOn, let row = findings.row(for: setting),
      !findings.target.lacks(row), let node = DeliveryNode(setting.scope),
      node.isDomain || !findings.delivery.transport.isSet(.tlsCa),
      let file = findings.delivery.queueAnswer(.tlsCa, at: node, under: setting),
      file.setting == nil
    else { return }
    findings.report(
      self, at: setting.innerValueSpan, in: setting.scope,
      "MTA-STS is used, but there is no `\(Keyword.tlsCa)`",
      detail: "name the file of trusted authorities", absent: [.tlsCa])
  }
}
