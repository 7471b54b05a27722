/// `tls13-suite-in-tls-ciphers`
enum TLS13SuiteInTLSCiphers: SettingRule {
  static let description = RuleDescription(
    id: "tls13-suite-in-tls-ciphers", group: .security, severity: .warning,
    summary: "a suite of TLS 1.3 in the list for older versions",
    rationale:
      "The list is for TLS 1.2 and below; suites of TLS 1.3 have a separate option. There is no fix "
      + "where that option is set, because the fix would replace its list.",
    pages: [Page.of(.tlsCiphers), Page.of(.tlsv13Ciphersuites)], remedy: .suggested,
    examples: [
      .reports(#"tls_ciphers = "⟦TLS_AES_256_GCM_SHA384⟧:ECDHE-RSA-AES256-GCM-SHA384""#),
      .accepts(#"tls_ciphers = "HIGH:TLS_RSA_WITH_AES_128_CBC_SHA""#),
      .accepts(
        #"""
        tls_ciphers = "ECDHE-RSA-AES256-GCM-SHA384"
        tlsv13_ciphersuites = "TLS_AES_256_GCM_SHA384"
        """#),
    ])

  static let interest = SettingInterest.options([.tlsCiphers])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, findings.row(for: setting) != nil,
      case .scalar(let scalar) = setting.value,
      setting.scope.gnuTLS == nil
    else { return }
    let parts = scalar.parts(separatedBy: ":, ")
    let suites = parts.filter(isSuite)
    let rest = parts.filter { !isSuite($0) }
    let isFixable = !rest.isEmpty && parts.count < Scalar.maximumParts
    // All are moved at once, because each of several fixes would rewrite the list.
    var fix =
      isFixable && !findings.isSet(.tlsv13Ciphersuites, inOrAround: setting.scope)
      ? move(suites, to: setting, scalar.replaced(by: list(rest))) : nil
    for suite in suites {
      findings.report(
        self, at: scalar.span(of: suite), in: setting.scope,
        "`\(suite.text.prefix(60))` is a suite of TLS 1.3",
        detail: "move it to `\(Keyword.tlsv13Ciphersuites)`", fix: fix)
      fix = nil
    }
  }

  /// The standard names of older suites have the key exchange, too: `TLS_RSA_WITH_AES_128_CBC_SHA` (RFC 8446, B.4).
  private static func isSuite(_ part: TextPart) -> Bool {
    part.text.hasPrefix("TLS_") && !part.text.contains("_WITH_")
  }

  private static func move(_ suites: [TextPart], to setting: Setting, _ removal: Edit?) -> Fix? {
    guard !suites.isEmpty, let removal else { return nil }
    let value = ScalarSpelling.quoted(list(suites))
    return Fix(
      isSafe: false,
      edits: [removal, setting.insertion(of: "\(Keyword.tlsv13Ciphersuites) = \(value)")])
  }

  private static func list(_ parts: [TextPart]) -> String {
    parts.map(\.text).joined(separator: ":")
  }
}
