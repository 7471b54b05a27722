/// `tls-no-protocol-left`
enum TLSNoProtocolLeft: SettingRule {
  static let description = RuleDescription(
    id: "tls-no-protocol-left", group: .security, severity: .error,
    summary: "neither TLS 1.2 nor TLS 1.3 is left",
    rationale: """
      The names are read from left to right, each switching something on or off. The remaining \
      protocols are refused by most servers today. That the list begins with nothing switched on \
      is inferred from its synopsis; where it begins with a minus, all protocols are taken to be \
      on before. TLS 1.3 came with 4.6.
      """,
    evidence: .inferred, dependsOnVersion: true,
    pages: [Page.of(.tlsProtocols)],
    examples: [
      .reports(#"tls_protocols = "⟦+ALL:-TLSv1.2:-TLSv1.3⟧""#),
      .reports(#"tls_protocols = "⟦+TLSv1.1⟧""#),
      .reports(#"tls_protocols = "⟦+ALL:-TLSv1.2⟧""#, target: "4.5"),
      .accepts(#"tls_protocols = "+ALL:-TLSv1.2""#, target: "4.6"),
      .accepts(#"tls_protocols = "+ALL:-SSLv2:-SSLv3""#),
      .accepts(#"tls_protocols = "-TLSv1.2""#),
    ])

  static let interest = SettingInterest.options([.tlsProtocols])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    let missing = findings.gap.missingParts(of: .tlsProtocols)
    guard !setting.isReplaced, findings.row(for: setting) != nil,
      case .scalar(let scalar) = setting.value,
      ProtocolList(scalar).leavesStrong(without: missing) == false
    else { return }
    findings.report(
      self, at: scalar.textSpan, in: setting.scope,
      missing.isEmpty
        ? "neither TLS 1.2 nor TLS 1.3 is left"
        : "TLS 1.2, the newest protocol available, is not left",
      detail: missing.isEmpty
        ? "switch one of them on" : "switch it on; version \(findings.target) has no later one")
  }
}
