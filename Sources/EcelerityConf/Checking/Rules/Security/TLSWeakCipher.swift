/// `tls-weak-cipher`
enum TLSWeakCipher: SettingRule {
  static let description = RuleDescription(
    id: "tls-weak-cipher", group: .security, severity: .warning,
    summary: "ciphers that no longer count as safe are named",
    rationale: """
      Ciphers without encryption or without authentication, export ciphers, RC4, DES and MD5 are \
      broken; the manual advises switching the weak classes off by a name with `!`. Reported where \
      one is named, in the lists of OpenSSL only; what `DEFAULT` and `ALL` hold depends on the \
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
      findings.configuration.gnuTLS == nil
    else { return }
    let list = CipherList(scalar)
    guard !list.isPriorityString else { return }
    // A list of what is off alone is an empty one, of which the library says that no cipher matches.
    let isMendable = list.hasStrongParts
    for part in list.weakParts {
      let text = scalar.text(replacing: part.range, with: "!" + part.text)
      findings.report(
        self, at: scalar.span(of: part), in: setting.scope, "`\(part.text)` is no longer safe",
        detail: isMendable
          ? "switch it off with `!\(part.text)`"
          : "name stronger ciphers in its place, such as `HIGH`",
        fix: isMendable ? scalar.replaced(by: text).map { .suggestion($0) } : nil)
    }
  }
}
