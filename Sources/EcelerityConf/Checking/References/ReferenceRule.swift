/// A rule about options whose value is the label of a stanza, where no stanza has that label.
protocol ReferenceRule: SettingRule {
  /// The type of these options.
  static var type: OptionType { get }
  /// The kind of stanza that is named.
  static var stanza: Keyword { get }
  static func reportUndefined(_ name: Scalar, of setting: Setting, _ findings: inout Findings)
}

extension ReferenceRule {
  static var interest: SettingInterest { .types([type]) }

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, case .scalar(let name) = setting.value,
      !name.text.isEmpty, setting.rawScalar?.isReportedElsewhere == false,
      findings.names.stanzas(stanza)[name.text] == nil
    else { return }
    reportUndefined(name, of: setting, &findings)
  }

  /// Reports that no stanza is called `name`, and suggests the nearest label.
  static func report(
    _ name: Scalar, of setting: Setting, detail: String, _ findings: inout Findings
  ) {
    let near = findings.names.suggestion(for: name.text, stanza)
    findings.report(
      self, at: name.textSpan, in: setting.scope,
      "no `\(stanza)` is called `\(name.text)`" + Spelling.clause(near),
      detail: detail,
      fix: near.flatMap { name.replaced(by: $0) }.map { .suggestion($0) })
  }
}
