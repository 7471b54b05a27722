/// `tls-weak-protocol`
enum TLSWeakProtocol: SettingRule {
  static let description = RuleDescription(
    id: "tls-weak-protocol", group: .security, severity: .warning,
    summary: "a version of the protocol that no longer counts as safe is switched on",
    rationale: """
      SSL 2 and 3 and TLS 1.0 and 1.1 are broken or deprecated (RFC 6176, 7568, 8996). Reported \
      where one is named; `ALL` is left alone, because what it holds depends on the library.
      """,
    evidence: .standard, pages: [Page.of(.tlsProtocols)], remedy: .suggested,
    examples: [
      .reports(#"tls_protocols = "+TLSv1.2:⟦+TLSv1.1⟧""#),
      .reports(#"esmtp_listener { tls_protocols = "⟦SSLv3⟧:+TLSv1.2" }"#),
      .accepts(#"tls_protocols = "+ALL:-SSLv2:-SSLv3""#),
      .accepts(#"tls_protocols = "+TLSv1.2:+TLSv1.3""#),
    ])

  static let interest = SettingInterest.options([.tlsProtocols])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, findings.row(for: setting) != nil,
      case .scalar(let scalar) = setting.value
    else {
      return
    }
    let list = ProtocolList(scalar)
    for token in list.weakTokens {
      findings.report(
        self, at: scalar.span(of: token.part), in: setting.scope,
        "`\(token.part.text)` is no longer safe",
        detail: "leave only TLS 1.2 and later switched on",
        fix: list.text(without: token).flatMap { scalar.replaced(by: $0) }.map { .suggestion($0) })
    }
  }
}
