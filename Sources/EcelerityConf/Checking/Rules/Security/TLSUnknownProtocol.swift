/// `tls-unknown-protocol`
enum TLSUnknownProtocol: SettingRule {
  static let description = RuleDescription(
    id: "tls-unknown-protocol", group: .security, severity: .error,
    summary: "a part of `tls_protocols` that names no protocol, or does not say whether it is on",
    rationale: """
      The page lists the names, and puts `+` or `-` before each of them; colons separate them. \
      How the server treats anything else, or no name at all, is not documented; confroute takes \
      the default (decision D-31). A name without its sign is a warning.
      """,
    pages: [Page.of(.tlsProtocols)], remedy: .suggested,
    examples: [
      .reports(#"tls_protocols = "⟦+TLSv1⟧:⟦+TLS1.2⟧""#),
      .reports(#"tls_protocols = "⟦TLSv1.2⟧:+TLSv1.3""#),
      .reports(#"tls_protocols = "⟦+TLSv1.2 +TLSv1.3⟧""#),
      .reports(#"tls_protocols = "⟦:⟧""#),
      .accepts(#"tls_protocols = "+ALL:-SSLv3:-TLSv1.0:-TLSv1.1""#),
    ])

  static let interest = SettingInterest.options([.tlsProtocols])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard let row = findings.row(for: setting), case .scalar(let scalar) = setting.value,
      setting.scope.gnuTLS == nil
    else { return }
    let names = findings.allowed(by: row).values.alternatives
    let tokens = ProtocolList(scalar).tokens
    if tokens.isEmpty { reportNone(of: setting, scalar, names, &findings) }
    for token in tokens {
      guard names.contains(where: { $0.uppercased() == token.name }) else {
        report(token, of: setting, in: scalar, among: names, &findings)
        continue
      }
      if !token.isSigned { reportUnsigned(token, of: setting, scalar, &findings) }
    }
  }

  private static func reportNone(
    of setting: Setting, _ scalar: Scalar, _ names: [String], _ findings: inout Findings
  ) {
    findings.report(
      self, at: scalar.text.isEmpty ? scalar.span : scalar.textSpan, in: setting.scope,
      "the list of protocols names none",
      detail: "it takes \(names.map { "`\($0)`" }.joined(separator: ", "))")
  }

  private static func report(
    _ token: ProtocolList.Token, of setting: Setting, in scalar: Scalar, among names: [String],
    _ findings: inout Findings
  ) {
    let name = replacement(of: token, among: names)
    findings.report(
      self, at: scalar.span(of: token.part), in: setting.scope,
      "`\(token.part.text.prefix(60))` names no protocol"
        + Spelling.clause(name),
      detail: "it takes \(names.map { "`\($0)`" }.joined(separator: ", "))",
      fix: fix(token, name, scalar))
  }

  private static func reportUnsigned(
    _ token: ProtocolList.Token, of setting: Setting, _ scalar: Scalar, _ findings: inout Findings
  ) {
    let text = token.part.text
    findings.report(
      self, at: scalar.span(of: token.part), in: setting.scope,
      "`\(text)` does not say whether it is on", detail: "write `+\(text)` or `-\(text)`",
      severity: .warning, fix: fix(token, "+" + text, scalar))
  }

  /// The probable meaning of `token`: several names, where blanks replace colons, or the only name that is one letter
  /// away.
  private static func replacement(
    of token: ProtocolList.Token, among names: [String]
  ) -> String? {
    let parts = token.part.text.split(separator: " ")
    if parts.count > 1 { return parts.joined(separator: ":") }
    let near = names.filter {
      Spelling.isOneMistake(between: token.name, and: $0.uppercased())
    }
    guard near.count == 1, token.isSigned else { return nil }
    return token.part.text.prefix(1) + near[0]
  }

  private static func fix(_ token: ProtocolList.Token, _ text: String?, _ scalar: Scalar) -> Fix? {
    text.flatMap { scalar.replaced(by: scalar.text(replacing: token.part.range, with: $0)) }
      .map { .suggestion($0) }
  }
}
