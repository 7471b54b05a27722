/// `deprecated-crypto-engine`
enum DeprecatedCryptoEngine: SettingRule {
  static let description = RuleDescription(
    id: "deprecated-crypto-engine", group: .deprecated, severity: .info,
    summary: "an OpenSSL engine, which OpenSSL 3 ignores",
    rationale: """
      OpenSSL 3 ignores it. Which OpenSSL a server has depends on its build, not only on its \
      version; before 4.7 none had OpenSSL 3.
      """,
    dependsOnVersion: true,
    pages: [Page.of(.cryptoEngine), "content/momentum/changelog/4/4-7-0.md"],
    examples: [
      .reports(#"⟦crypto_engine⟧ = "chil""#),
      .accepts(#"crypto_engine = "chil""#, target: "4.6"),
      .accepts(#"tls_engine = openssl"#),
    ])

  static let interest = SettingInterest.options([.cryptoEngine])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard findings.row(for: setting) != nil, !findings.target.isBefore("4.7") else { return }
    findings.report(
      self, at: setting.nameSpan, in: setting.scope,
      "`\(Keyword.cryptoEngine)` has no effect with OpenSSL 3",
      detail: "remove it where OpenSSL 3 is used")
  }
}
