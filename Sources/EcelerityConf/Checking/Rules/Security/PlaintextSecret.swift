/// `plaintext-secret`
enum PlaintextSecret: SettingRule {
  static let description = RuleDescription(
    id: "plaintext-secret", group: .security, severity: .warning,
    summary: "a password or key written in the configuration",
    rationale: """
      Whoever may read the file, its copies and its history has the secret. A script can fetch it \
      from a data store and set the context variable of the option's name. The message never \
      repeats the secret.
      """,
    pages: [
      "content/momentum/4/modules/outbound-smtp-auth.md",
      "content/momentum/4/modules/securecreds.md",
    ],
    examples: [
      .reports(
        #"""
        domain "relay.example" {
          outbound_smtp_auth_type = PLAIN
          outbound_smtp_auth_user = "mill"
          ⟦outbound_smtp_auth_pass⟧ = "…"
          tls = required
          tls_verify = optional
        }
        """#),
      .reports(#"domain "push.example" { ⟦http_basic_auth⟧ = "mill:…" }"#),
      .accepts(#"domain "relay.example" { outbound_smtp_auth_pass = "" }"#),
    ])

  static let interest = SettingInterest.options([
    .outboundSmtpAuthPass, .httpBasicAuth, .gcmAuthorizationTokenId, .xmppDialbackSecret,
  ])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard let row = findings.row(for: setting), let text = setting.value.text, !text.isEmpty,
      text.lowercased() != "false"
    else { return }
    findings.report(
      self, at: setting.nameSpan, in: setting.scope, "`\(row.keyword)` is in plain text",
      detail: "let a script fetch it from a data store", page: row.page)
  }
}
