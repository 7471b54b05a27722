/// `tls-fallback-version`
enum TLSFallbackVersion: SettingRule {
  static let description = RuleDescription(
    id: "tls-fallback-version", group: .suspicious, severity: .info,
    summary: "opportunistic TLS in 4.0, which does not fall back",
    rationale: """
      In 4.0 mail is put back into the queue when TLS fails although it was offered; from 4.1 on it \
      goes in clear text.
      """,
    dependsOnVersion: true,
    pages: [Page.of(.tls), Page.of(.tlsIfavailableFallback)],
    examples: [
      .reports("tls = ⟦ifavailable⟧", target: "4.0"),
      .accepts("tls = ifavailable"),
    ])

  static let interest = SettingInterest.options([.tls])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    // The newest version, for which most configurations are, is not affected.
    guard !setting.isReplaced, findings.target < ServerVersion.newestKnown else { return }
    let fallback = OptionTable.rows(of: .tlsIfavailableFallback).first
    guard !setting.isReplaced, !findings.target.isBefore("4.0"), setting.word == "ifavailable",
      fallback.map(findings.target.lacks) ?? false, findings.row(for: setting) != nil
    else { return }
    findings.report(
      self, at: setting.innerValueSpan, in: setting.scope,
      "in version \(findings.target), mail waits when TLS fails although it was offered",
      detail: "later versions send it in clear text")
  }
}
