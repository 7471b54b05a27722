/// `invalid-boolean`
enum InvalidBoolean: SettingRule {
  static let description = RuleDescription(
    id: "invalid-boolean", group: .correctness, severity: .error,
    summary: "a switch that is neither on nor off",
    rationale: """
      The pages name on/off, true/false, yes/no, enabled/disabled and 1/0; letter case does not \
      matter.
      """,
    pages: [
      "content/momentum/4/console-commands/config.md",
      "content/momentum/3/3-api/arch-primary-apis.md",
    ], remedy: .suggested,
    examples: [
      .reports("use_ipv6 = ⟦ture⟧"),
      .reports("use_ipv6 = ⟦of⟧"),
      .reports("esmtp_listener { open_relay = \"⟦never⟧\" }"),
      .accepts("use_ipv6 = Yes"),
      .accepts("esmtp_listener { open_relay = \"disabled\" }"),
    ])

  static let interest = SettingInterest.types([.boolean])

  private static let packed = Set(Truth.words.map { RawScalar.pack($0.utf8) })

  /// Whether `value` is one of the spellings.
  static func accepts(_ value: RawScalar) -> Bool {
    value.packed.map(packed.contains) ?? false
  }

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard let value = setting.rawScalar, !accepts(value), !value.isReportedElsewhere else { return }
    findings.reportWord(self, value, of: setting, "on or off", among: Truth.words)
  }
}

extension Findings {
  /// Reports that `value` is not `what`, and suggests the word it is spelt like; `note` follows the words.
  mutating func reportWord(
    _ rule: any Rule.Type, _ value: RawScalar, of setting: Setting, _ what: String,
    among words: [String], note: String = "", severity: Severity? = nil, page: String? = nil
  ) {
    let text = value.text
    let suggestion = Findings.word(meantBy: text, among: words)
    report(
      rule, at: value.innerSpan, in: setting.scope,
      "\(value.shown) is not \(what)" + (suggestion.map { "; did you mean `\($0)`?" } ?? ""),
      detail: "`\(setting.name)` takes " + words.map { "`\($0)`" }.joined(separator: ", ") + note,
      severity: severity,
      fix: suggestion.map { .suggestion(Edit(replace: value.innerSpan, with: $0)) }, page: page)
  }

  /// The one of `words` that `text` was probably meant to be. `on` is no misspelt `no`: a switch stands for
  /// the one word that says the same, and what may be a misspelt switch either way for neither.
  private static func word(meantBy text: String, among words: [String]) -> String? {
    if let truth = Truth(text) {
      let equals = words.filter { Truth($0) == truth }
      return equals.count == 1 ? equals[0] : nil
    }
    guard let near = Spelling.suggestion(for: text, among: words) else { return nil }
    guard let truth = Truth(near) else { return near }
    let opposites = words.filter { word in Truth(word).map { $0 != truth } ?? false }
    return Spelling.suggestion(for: text, among: opposites) == nil ? near : nil
  }
}
