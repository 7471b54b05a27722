/// `tls13-unknown-suite`
enum TLS13UnknownSuite: SettingRule {
  static let description = RuleDescription(
    id: "tls13-unknown-suite", group: .security, severity: .error,
    summary: "a name that is not a TLS 1.3 suite",
    rationale: "OpenSSL has five suites for TLS 1.3; the manual lists them.",
    pages: [Page.of(.tlsv13Ciphersuites)], remedy: .suggested,
    examples: [
      .reports(#"tlsv13_ciphersuites = "TLS_AES_256_GCM_SHA384:⟦TLS_AES_128_GCM_SHA265⟧""#),
      .reports(#"tlsv13_ciphersuites = "⟦ECDHE-RSA-AES256-GCM-SHA384⟧""#),
      .accepts(#"tlsv13_ciphersuites = "TLS_AES_256_GCM_SHA384:TLS_AES_128_GCM_SHA256""#),
    ])

  static let interest = SettingInterest.options([.tlsv13Ciphersuites])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard let row = findings.row(for: setting), case .scalar(let scalar) = setting.value,
      setting.scope.gnuTLS == nil
    else { return }
    let suites = findings.allowed(by: row).values.alternatives
    for part in scalar.parts(separatedBy: ":") where !suites.contains(part.text) {
      let suggestion = Spelling.suggestion(for: part.text, among: suites)
      findings.report(
        self, at: scalar.span(of: part), in: setting.scope,
        "`\(part.text.prefix(60))` is not a suite of TLS 1.3"
          + Spelling.clause(suggestion),
        detail: "it takes \(suites.map { "`\($0)`" }.joined(separator: ", "))",
        fix: suggestion.flatMap {
          scalar.replaced(by: scalar.text(replacing: part.range, with: $0))
        }.map { .suggestion($0) })
    }
  }
}
