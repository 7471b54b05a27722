/// `deprecated-auth-module`
enum DeprecatedAuthModule: SettingRule, ScopeRule {
  static let description = RuleDescription(
    id: "deprecated-auth-module", group: .deprecated, severity: .warning,
    summary: "the old login module, or its option",
    rationale: """
      From 5.1 on the module `outbound_smtp_auth` replaces it. The new module has no key by which \
      scripts look up a login; scripts that use one have to change too.
      """,
    dependsOnVersion: true,
    pages: [
      "content/momentum/4/modules/outbound-smtp-auth_v0.md",
      "content/momentum/4/modules/outbound-smtp-auth.md",
    ], remedy: .suggested,
    examples: [
      .reports("⟦outbound_smtp_auth_v0⟧ { }\nkeep_message_dicts_in_memory = true"),
      .reports(#"domain "relay.example" { ⟦outbound_smtp_auth_key⟧ = "a" }"#),
      .accepts("outbound_smtp_auth { }\nkeep_message_dicts_in_memory = true"),
      .accepts("outbound_smtp_auth_v0 { }\nkeep_message_dicts_in_memory = true", target: "5.0"),
    ])

  static var subjects: [RuleSubject] { [.settings(Self.self), .scopes(Self.self)] }
  static let interest = SettingInterest.options([.outboundSmtpAuthKey])
  static let stanzas: [Keyword]? = [.outboundSmtpAuthV0]

  /// The version that replaced the module, from the row of its option.
  private static let end = OptionTable.rows(of: .outboundSmtpAuthKey).first?.end?.version

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard findings.row(for: setting) != nil, let end, findings.target >= end else { return }
    findings.report(
      self, at: setting.nameSpan, in: setting.scope,
      "`\(Keyword.outboundSmtpAuthKey)` belongs to the module that \(end) replaced",
      detail: "remove it, and let scripts look logins up in another way")
  }

  static func check(_ scope: Scope, _ findings: inout Findings) {
    guard let end, findings.target >= end, scope.parent?.isGlobal ?? false else { return }
    let isFree = findings.configuration.global.child(.outboundSmtpAuth) == nil
    for header in scope.headers {
      let edit = Edit(replace: header.nameSpan, with: Keyword.outboundSmtpAuth.name)
      findings.report(
        self, at: header.nameSpan, in: scope.parent,
        "module `\(Keyword.outboundSmtpAuthV0)` was replaced in \(end)",
        detail: "use `\(Keyword.outboundSmtpAuth)`", fix: isFree ? .suggestion(edit) : nil)
    }
  }
}
