/// `option-without-module`
enum OptionWithoutModule: SettingRule {
  static let description = RuleDescription(
    id: "option-without-module", group: .suspicious, severity: .error,
    summary: "an option of a module that is not loaded",
    rationale: """
      DANE needs the stanza `dane`, the transcoding of responses needs `response_transcode`; without \
      it the option has no effect.
      """,
    needsWhole: true,
    pages: [Page.of(.useDane), Page.of(.enableDane), Page.of(.responseTranscodePattern)],
    remedy: .suggested,
    examples: [
      .reports(#"domain "oak.example" { ⟦use_dane⟧ = true }"#),
      .accepts("use_dane = true\ndane { }"),
      .accepts("use_dane = false"),
    ])

  static let interest = SettingInterest.options([
    .useDane, .enableDane, .responseTranscodePattern, .responseTranscodeReplace,
  ])

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, let keyword = setting.keyword,
      isInItsPlace(setting, keyword),
      setting.truth != false,
      !(findings.row(for: setting).map(findings.target.lacks) ?? false)
    else { return }
    let isDane = keyword == .useDane || keyword == .enableDane
    let module = isDane ? Keyword.dane : .responseTranscode
    let stanza = findings.configuration.global.child(module)
    guard stanza.map(Modules.isEnabled) != true else { return }
    findings.report(
      self, at: setting.nameSpan, in: setting.scope,
      "`\(keyword)` has no effect without the module `\(module)`",
      detail: stanza == nil ? "add `\(module) { }` at the top level" : "the module is switched off",
      fix: stanza == nil
        ? setting.insertionAtTop(of: "\(module) { }").map { .suggestion($0) } : nil,
      page: Page.of(keyword))
  }

  /// Whether another rule has nothing to say about where the option stands.
  private static func isInItsPlace(_ setting: Setting, _ keyword: Keyword) -> Bool {
    !setting.scope.isInBinding || !Placement.isOfDomainAndGlobal(keyword)
  }
}
