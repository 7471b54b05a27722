/// `option-without-module`
enum OptionWithoutModule: ConfigurationRule {
  static let description = RuleDescription(
    id: "option-without-module", group: .suspicious, severity: .error,
    summary: "an option of a module that is not loaded",
    rationale: """
      A module is loaded as soon as one of its options is used. DANE, whose page requires the \
      stanza `dane`, is an exception: without it the option has no effect. A module whose \
      stanza switches it off is still loaded, passively; that its options in other scopes then \
      have no effect is inferred, and a warning.
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
      .reports(
        #"""
        ha_proxy_client { enabled = false }
        binding "north" { bind_address = 192.0.2.1 ⟦ha_proxy_server⟧ = "192.0.2.7:80" }
        """#),
      .reports("⟦use_dane⟧ = true\n⟦enable_dane⟧ = true"),
      .accepts("use_dane = true\ndane { }"),
      .accepts("use_dane = true\ndane \"main\" { }"),
      .accepts("response_transcode_pattern = \"^5\"\nresponse_transcode_replace = \"450 $0\""),
      .accepts("use_dane = false"),
    ])

  /// The options that have pages of their own instead of that of their module.
  private static let options: [Keyword: KeywordSet] = [
    .dane: [.useDane, .enableDane],
    .responseTranscode: [.responseTranscodePattern, .responseTranscodeReplace],
  ]

  static func check(_ configuration: Configuration, _ findings: inout Findings) {
    checkDANE(configuration, &findings)
    for switched in configuration.settings(of: [.enabled]) where switched.truth == false {
      let stanza = switched.scope
      guard let module = stanza.keyword, stanza.stanzaRow?.kind.isModule ?? false else { continue }
      for setting in settings(of: module, configuration, &findings) {
        report(setting, of: module, at: stanza, fix: nil, &findings)
      }
    }
  }

  private static func checkDANE(_ configuration: Configuration, _ findings: inout Findings) {
    guard configuration.module(.dane) == nil else { return }
    let settings = settings(of: .dane, configuration, &findings)
    // One stanza is enough for all of them. Without `use_dane` the others have no effect with it either, and the rule
    // `enable-sts-without-use` removes them.
    let isUsed = settings.contains { $0.keyword == .useDane }
    let fix =
      isUsed
      ? settings.lazy.compactMap { $0.insertionAtTop(of: "\(Keyword.dane) { }") }.first : nil
    for setting in settings { report(setting, of: .dane, at: nil, fix: fix, &findings) }
  }

  /// The assignments of options of `module` outside of its stanza.
  private static func settings(
    of module: Keyword, _ configuration: Configuration, _ findings: inout Findings
  ) -> [Setting] {
    if let options = options[module] {
      return configuration.settings(of: options).filter { isOn($0, &findings) }
    }
    guard let page = OptionTable.stanzas(of: module).first?.page else { return [] }
    let assigned = configuration.contents.assignedOptions.filter { option in
      OptionTable.rows(of: option).contains { $0.kind == .option && $0.page == page }
    }
    return configuration.settings(of: assigned).filter { setting in
      setting.scope.takesPartInDelivery && findings.row(for: setting)?.page == page
        && isOn(setting, &findings)
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
