extension Findings {
  /// Reports that `value` is not `what`, with a suggestion of one of `words`; `note` follows the list of them.
  mutating func reportWord(
    _ rule: any Rule.Type, _ value: RawScalar, of setting: Setting, _ what: String,
    among words: [String], note: String = "", severity: Severity? = nil, page: String? = nil
  ) {
    let text = value.text
    let suggestion = Findings.word(meantBy: text, among: words)
    report(
      rule, at: value.innerSpan, in: setting.scope,
      "\(value.shown) is not \(what)" + Spelling.clause(suggestion),
      detail: "`\(setting.name)` takes " + words.map { "`\($0)`" }.joined(separator: ", ") + note,
      severity: severity,
      fix: suggestion.map { .suggestion(Edit(replace: value.innerSpan, with: $0)) }, page: page)
  }

  /// The one of `words` that `text` was probably meant to be. `on` is not a misspelt `no`: a switch word is replaced
  /// by the only word of the same meaning, and a text that may be a misspelt switch word of either meaning is not
  /// replaced.
  private static func word(meantBy text: String, among words: [String]) -> String? {
    if let truth = Bool(word: text) {
      let equals = words.filter { Bool(word: $0) == truth }
      return equals.count == 1 ? equals[0] : nil
    }
    guard let near = Spelling.suggestion(for: text, among: words) else { return nil }
    guard let truth = Bool(word: near) else { return near }
    let opposites = words.filter { word in Bool(word: word).map { $0 != truth } ?? false }
    return Spelling.suggestion(for: text, among: opposites) == nil ? near : nil
  }
}
