/// The name of a stanza with a value, `binding = "north"`.
enum StanzaWithValue {
  /// Reports `setting` by `rule`; `valid` says where an option of the name is valid, if there is one.
  static func report(
    _ setting: Setting, by rule: any Rule.Type, valid: String? = nil, _ findings: inout Findings
  ) {
    findings.report(
      rule, at: setting.nameSpan, in: setting.scope,
      "`\(setting.syntax.name)` opens a stanza and takes no value",
      detail: "write `\(opening(meantBy: setting))`" + (valid.map { "; as an option \($0)" } ?? ""))
  }

  /// The header of the stanza that `setting` was meant to open, with the value as its label where it has one.
  private static func opening(meantBy setting: Setting) -> String {
    let name = setting.syntax.name
    let row =
      setting.keyword.flatMap { keyword in
        setting.scope.knownPath.flatMap { OptionTable.stanza(keyword, at: $0) }
          ?? OptionTable.stanzas(of: keyword).first
      }
    if row?.label == .absent { return "\(name) { … }" }
    let isShown = !Redaction.applies(to: setting.valueSpan.range, of: setting.tree)
    guard isShown, let label = setting.value.text, !label.isEmpty else { return "\(name) … {" }
    return "\(name) \(ScalarSpelling.quoted(label)) {"
  }
}
