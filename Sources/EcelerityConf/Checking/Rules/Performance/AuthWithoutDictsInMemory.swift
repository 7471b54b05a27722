/// `auth-without-dicts-in-memory`
enum AuthWithoutDictsInMemory: ScopeRule {
  static let description = RuleDescription(
    id: "auth-without-dicts-in-memory", group: .performance, severity: .info,
    summary: "the login module without message contexts in memory",
    rationale: """
      The module reads the context of each message; unless `keep_message_dicts_in_memory` is on, \
      it may have to be read from disk.
      """,
    needsWhole: true, pages: ["content/momentum/4/modules/outbound-smtp-auth.md"],
    remedy: .suggested,
    examples: [
      .reports("⟦outbound_smtp_auth⟧ { }"),
      .accepts("outbound_smtp_auth { }\nkeep_message_dicts_in_memory = true"),
    ])

  static let stanzas: [Keyword]? = [.outboundSmtpAuth, .outboundSmtpAuthV0]

  static func check(_ scope: Scope, _ findings: inout Findings) {
    let setting = findings.configuration.global.setting(.keepMessageDictsInMemory)
    guard scope.parent?.isGlobal ?? false, Modules.isEnabled(scope), setting?.truth != true,
      let header = scope.header
    else { return }
    let start = header.nameSpan.range.lowerBound
    let insertion = Edit(
      replace: SourceSpan(header.nameSpan.file, ByteRange(start, start)),
      with: "\(Keyword.keepMessageDictsInMemory) = true\n")
    findings.report(
      self, at: header.nameSpan, "module `\(scope.name)` may have to read contexts from disk",
      detail: "set `\(Keyword.keepMessageDictsInMemory) = true`",
      absent: [.keepMessageDictsInMemory],
      related: setting.map { [RelatedPlace("switched off here", at: $0.span)] } ?? [],
      fix: .suggestion(setting?.replacing(valueBy: "true") ?? insertion))
  }
}
