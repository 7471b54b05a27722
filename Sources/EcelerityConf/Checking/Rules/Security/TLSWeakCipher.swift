/// `tls-weak-cipher`
enum TLSWeakCipher: SettingRule {
  static let description = RuleDescription(
    id: "tls-weak-cipher", group: .security, severity: .warning,
    summary: "ciphers that are no longer considered safe are named",
    rationale: """
      Ciphers without encryption or without authentication, export ciphers, RC4, DES and MD5 are \
      broken; the manual advises disabling the weak classes by a name with `!`. Reported where \
      one is named, in lists of OpenSSL only; what `DEFAULT` and `ALL` contain depends on the \
      library.
      """,
    evidence: .standard, pages: [Page.of(.tlsCiphers)], remedy: .suggested,
    examples: [
      .reports(#"tls_ciphers = "HIGH:⟦RC4-SHA⟧""#),
      .reports(#"esmtp_listener { tls_ciphers = "DEFAULT:⟦EXP⟧:!aNULL" }"#),
      .reports(#"tls_ciphers = "⟦LOW⟧:⟦EXP⟧:⟦DES⟧""#),
      .accepts(#"tls_ciphers = "DEFAULT:!LOW:!EXP""#),
      .accepts(#"tls_ciphers = "ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-DES-CBC3-SHA:-RC4""#),
    ])

  static let interest = SettingInterest.options([.tlsCiphers])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, findings.row(for: setting) != nil,
      case .scalar(let scalar) = setting.value,
      setting.scope.gnuTLS == nil
    else { return }
    let list = CipherList(scalar)
    guard !list.isPriorityString else { return }
    // A list that only disables ciphers is empty, and the library reports that no cipher matches.
    let isFixable = list.hasStrongParts
    for part in list.weakParts {
      let text = scalar.text(replacing: part.range, with: "!" + part.text)
      findings.report(
        self, at: scalar.span(of: part), in: setting.scope, "`\(part.text)` is no longer safe",
        detail: isFixable
          ? "switch it off with `!\(part.text)`"
          : "name stronger ciphers in its place, such as `HIGH`",
        fix: isFixable ? scalar.replaced(by: text).map { .suggestion($0) } : nil)
    }
  }
}
