/// `unknown-option`
enum UnknownOption: SettingRule {
  static let description = RuleDescription(
    id: "unknown-option", group: .correctness, severity: .error,
    summary: "an option that no page of the manual lists",
    rationale: """
      The server looks names up while it reads and refuses the whole file at an unknown name, \
      keeping the old configuration. The check command prints nothing about it.
      """,
    rewritesTokens: true, pages: ["content/momentum/4/executable/ec-dump-config.md"],
    remedy: .suggested,
    examples: [
      .reports(#"⟦gatewey⟧ = "relay.example""#),
      .reports(#"domain "mill.example" { ⟦max_outbound_conections⟧ = 20 }"#),
      .reports(#"⟦binding⟧ = "north""#),
      .accepts(#"gateway = "relay.example""#),
      .accepts(#"sieve "filter" { hook:delay_dsn [ phase = "late" ] }"#),
      .accepts(#"GateWay = "relay.example""#),
    ])

  static let interest = SettingInterest.unknown

  static func check(_ setting: Setting, _ findings: inout Findings) {
    // The contents of an unknown stanza are not checked.
    guard !setting.scope.isInUnknownStanza else { return }
    if setting.keyword.map(OptionTable.isKnownStanza) ?? false {
      return StanzaWithValue.report(setting, by: self, &findings)
    }
    guard !isHookEntry(setting), !ByteOrderMark.isHiding(in: setting.name) else { return }
    let suggestion = findings.options.suggestion(for: setting)
    findings.report(
      self, at: setting.nameSpan, in: setting.scope,
      "option `\(Redaction.text(setting.nameSpan.range, of: setting.tree))` is not known"
        + Spelling.clause(suggestion),
      detail: "the server refuses the whole file at a name it does not know",
      fix: suggestion.map { .suggestion(Edit(replace: setting.nameSpan, with: $0)) })
  }

  /// Whether it is a `hook:NAME [ … ]` entry of the sieve module, which one sample has.
  ///
  /// Page: content/momentum/3/3-reference/3-reference-modules-delay-dsn.md.
  private static func isHookEntry(_ setting: Setting) -> Bool {
    setting.scope.keyword == .sieve && setting.name.hasPrefix(Keyword.hook.name + ":")
  }

  /// The options that are valid in `scope`, or all of them where that is not known.
  static func names(near scope: Scope) -> [String] {
    let path = scope.path.compactMap { $0 }
    let valid = Keyword.all.filter { OptionTable.option($0, at: path)?.kind == .option }
    return (valid.isEmpty ? Array(Keyword.all) : valid).map(\.name)
  }
}
