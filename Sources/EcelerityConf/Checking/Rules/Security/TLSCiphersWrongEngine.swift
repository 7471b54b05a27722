/// `tls-ciphers-wrong-engine`
enum TLSCiphersWrongEngine: SettingRule {
  static let description = RuleDescription(
    id: "tls-ciphers-wrong-engine", group: .security, severity: .error,
    summary: "an option of one TLS library while the other is in use",
    rationale: """
      OpenSSL takes a list of ciphers and GnuTLS a priority string, and neither understands the \
      other's. The protocols, the suites of TLS 1.3 and the curves have no meaning for GnuTLS; \
      that is a warning. A value is reported only when its first word or a mark belongs to one \
      library. GnuTLS is used for ESMTP listeners and deliveries only, whatever `tls_engine` says.
      """,
    pages: [
      Page.of(.tlsCiphers), Page.of(.tlsProtocols), Page.of(.tlsv13Ciphersuites),
      Page.of(.tlsEcCurveNames), Page.of(.tlsEngine),
    ],
    examples: [
      .reports(#"tls_ciphers = "⟦NORMAL:-VERS-TLS1.0⟧""#),
      .reports(
        #"""
        tls_engine = gnutls
        tls_ciphers = "⟦DEFAULT:!LOW⟧"
        ⟦tls_protocols⟧ = "+ALL:-SSLv2"
        """#),
      .accepts(#"tls_ciphers = "DEFAULT:!LOW""#),
      .accepts("tls_engine = gnutls\ntls_ciphers = NORMAL"),
      .accepts("tls_engine = gnutls\ntls_ciphers = \"@SYSTEM\""),
      .accepts(
        #"""
        tls_engine = gnutls
        http_listener { tls_ciphers = "DEFAULT:!LOW" listen ":443" { tls_protocols = "+ALL" } }
        """#),
    ])

  static let interest = SettingInterest.options([
    .tlsCiphers, .tlsProtocols, .tlsv13Ciphersuites, .tlsEcCurveNames,
  ])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, let row = findings.row(for: setting),
      case .scalar(let scalar) = setting.value
    else {
      return
    }
    let engine = setting.scope.gnuTLS
    guard row.keyword == .tlsCiphers else {
      if let engine { reportIgnored(setting, row, by: engine, &findings) }
      return
    }
    let list = CipherList(scalar)
    if let engine, list.isCipherList {
      findings.report(
        self, at: scalar.textSpan, in: setting.scope, "this is a cipher list of OpenSSL",
        detail: "GnuTLS takes a priority string such as `NORMAL`",
        related: [RelatedPlace("the library is GnuTLS", at: engine.span)])
    } else if findings.configuration.gnuTLS == nil, list.isPriorityString, findings.isWhole {
      findings.report(
        self, at: scalar.textSpan, in: setting.scope, "this is a priority string of GnuTLS",
        detail: "OpenSSL, the default library, takes a list of ciphers such as `DEFAULT`",
        absent: [.tlsEngine])
    }
  }

  private static func reportIgnored(
    _ setting: Setting, _ row: OptionRow, by engine: Setting, _ findings: inout Findings
  ) {
    findings.report(
      self, at: setting.nameSpan, in: setting.scope, "GnuTLS ignores `\(row.keyword)`",
      detail: "use a priority string in `\(Keyword.tlsCiphers)`", severity: .warning,
      related: [RelatedPlace("the library is GnuTLS", at: engine.span)], page: row.page)
  }
}
