/// `option-without-module`
enum OptionWithoutModule: ConfigurationRule {
  static let description = RuleDescription(
    id: "option-without-module", group: .suspicious, severity: .error,
    summary: "an option of a module that is not loaded",
    rationale: """
      A module is loaded as soon as one of its options is used. DANE, whose page requires the \
      stanza `dane`, is an exception: without it the option has no effect. A module whose \
      stanza switches it off is still loaded, passively; that its options then have no effect is \
      inferred, and a warning.
      """,
    needsWhole: true,
    dependsOnVersion: true,
    pages: [
      Page.of(.useDane), Page.of(.enableDane), "content/momentum/4/modules/response-transcode.md",
      "content/momentum/4/4-module-config.md",
    ],
    remedy: .suggested,
    examples: [
      .reports(#"domain "oak.example" { ⟦use_dane⟧ = true }"#),
      .reports("response_transcode { enabled = false }\n⟦response_transcode_pattern⟧ = \"^5\""),
      .reports("⟦use_dane⟧ = true\n⟦enable_dane⟧ = true"),
      .accepts("use_dane = true\ndane { }"),
      .accepts("response_transcode_pattern = \"^5\"\nresponse_transcode_replace = \"450 $0\""),
      .accepts("use_dane = false"),
    ])

  /// The options of each module, and whether using them loads it.
  private static let modules: [(module: Keyword, isLoadedByThem: Bool, options: KeywordSet)] = [
    (.dane, false, [.useDane, .enableDane]),
    (.responseTranscode, true, [.responseTranscodePattern, .responseTranscodeReplace]),
  ]

  static func check(_ configuration: Configuration, _ findings: inout Findings) {
    for (module, isLoadedByThem, options) in modules {
      let stanza = configuration.global.child(module)
      guard !(stanza.map(Modules.isEnabled) ?? isLoadedByThem) else { continue }
      let settings = configuration.settings(of: options).filter { isOn($0, &findings) }
      // One stanza is enough for all of them.
      let fix =
        stanza == nil
        ? settings.lazy.compactMap { $0.insertionAtTop(of: "\(module) { }") }.first : nil
      for setting in settings { report(setting, of: module, at: stanza, fix: fix, &findings) }
    }
  }

  /// Whether the option is on and in a valid place, and no other rule reports its place or version.
  private static func isOn(_ setting: Setting, _ findings: inout Findings) -> Bool {
    guard let keyword = setting.keyword, isInItsPlace(setting, keyword) else { return false }
    return setting.truth != false
      && !(findings.row(for: setting).map(findings.target.lacks) ?? false)
  }

  private static func report(
    _ setting: Setting, of module: Keyword, at stanza: Scope?, fix: Edit?,
    _ findings: inout Findings
  ) {
    guard let keyword = setting.keyword else { return }
    findings.report(
      self, at: setting.nameSpan, in: setting.scope,
      stanza == nil
        ? "`\(keyword)` has no effect without the module `\(module)`"
        : "`\(keyword)` is set, but the module `\(module)` is switched off",
      detail: stanza == nil
        ? "add `\(module) { }` at the top level"
        : "it probably has no effect; switch the module on in its stanza, or remove the option",
      severity: stanza == nil ? nil : .warning, absent: stanza == nil ? [module] : [],
      related: related(stanza), fix: fix.map { .suggestion($0) },
      page: Page.of(keyword))
  }

  private static func related(_ stanza: Scope?) -> [RelatedPlace] {
    (stanza?.header).map { [RelatedPlace("the module is switched off here", at: $0.nameSpan)] }
      ?? []
  }

  /// Whether no other rule reports the place of the option.
  private static func isInItsPlace(_ setting: Setting, _ keyword: Keyword) -> Bool {
    !setting.scope.isInBinding || !Placement.isOfDomainAndGlobal(keyword)
  }
}
