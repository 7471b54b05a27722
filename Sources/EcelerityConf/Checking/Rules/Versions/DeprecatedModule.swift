/// `deprecated-module`
enum DeprecatedModule: SettingRule, ScopeRule {
  static let description = RuleDescription(
    id: "deprecated-module", group: .deprecated, severity: .warning,
    summary: "a module, or an option of one, that later versions removed or deprecated",
    rationale: """
      The version that the configuration is for has another module or option instead, or none. \
      Some modules are reported by other rules.
      """,
    dependsOnVersion: true,
    pages: [
      "content/momentum/3/3-reference/modules-bounce-classifier.md",
      "content/momentum/3/3-reference/modules-dkim.md",
      "content/momentum/3/3-reference/modules-fsecure.md",
      "content/momentum/3/3-reference/modules-pe-2-logger.md",
      "content/momentum/3/3-reference/3-reference-modules-adaptive.md",
      "content/momentum/3/3-reference/3-reference-modules-url-ripper.md",
    ], remedy: .suggested,
    examples: [
      .reports(#"⟦bounce_classifier⟧ "own" { refresh = 60 }"#),
      .reports(#"⟦dkim_sign⟧ "own" { }"#, target: "3.6"),
      .reports("adaptive { ⟦backing_store_timeout⟧ = 5 }"),
      .accepts(#"dkim_sign "own" { }"#, target: "3.5"),
      .accepts("adaptive { backing_store_timeout = 5 }", target: "3.5.1"),
      .accepts("adaptive_backstore_riak { timeout = 5 }"),
    ])

  static var subjects: [RuleSubject] { [.settings(Self.self), .scopes(Self.self)] }

  static let interest = SettingInterest.options(
    LastVersion.all.compactMap { entry in
      if case .option(let keyword, _) = entry.subject { return keyword }
      return nil
    })

  static let stanzas: [Keyword]? = LastVersion.all.compactMap { entry in
    if case .module(let keyword) = entry.subject { return keyword }
    return nil
  }

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard let keyword = setting.keyword, let module = setting.scope.keyword,
      let entry = LastVersion.option(keyword, of: module), entry.isOver(in: findings.target),
      findings.row(for: setting) != nil
    else { return }
    findings.report(
      self, at: setting.nameSpan, in: setting.scope, "`\(keyword)` \(entry.words)",
      detail: entry.advice, fix: fix(setting, keyword), page: entry.page)
  }

  /// A fix that moves a time limit of the backing store to its present place.
  private static func fix(_ setting: Setting, _ keyword: Keyword) -> Fix? {
    let options: [Keyword: Keyword] = [
      .backingStoreTimeout: .timeout, .backingStoreConnectTimeout: .connectTimeout,
    ]
    let global = setting.configuration.global
    guard let option = options[keyword], !setting.isReplaced, let value = setting.rawScalar,
      value.isInteger, global.child(.adaptiveBackstoreLeveldb) == nil,
      global.child(.adaptiveBackstoreRiak)?.setting(option) == nil
    else { return nil }
    let stanza = "\(Keyword.adaptiveBackstoreRiak) { \(option) = \(value.text) }"
    return setting.insertionAtTop(of: stanza).map { .suggestion(setting.removal, $0) }
  }

  static func check(_ scope: Scope, _ findings: inout Findings) {
    guard let keyword = scope.keyword, let entry = LastVersion.module(keyword),
      entry.isOver(in: findings.target), scope.parent?.isGlobal ?? false
    else { return }
    let isClassifier = keyword == .bounceClassifier && isOverride(scope, &findings)
    for header in scope.headers {
      findings.report(
        self, at: header.nameSpan, in: scope.parent, "module `\(keyword)` \(entry.words)",
        detail: entry.advice, fix: isClassifier ? renaming(header) : nil, page: entry.page)
    }
  }

  /// Whether the module that replaced the classifier takes all options that are set, and is not there yet.
  private static func isOverride(_ scope: Scope, _ findings: inout Findings) -> Bool {
    let override = Keyword.bounceClassifierOverride
    return findings.configuration.global.child(override) == nil && scope.headers.count == 1
      && scope.children.first { _ in true } == nil
      && scope.settings.allSatisfy { setting in
        setting.keyword.map { OptionTable.option($0, at: [override])?.kind == .option } ?? false
      }
  }

  /// A fix that renames the module; the new one has no label.
  private static func renaming(_ header: StanzaHeader) -> Fix {
    let range = ByteRange(
      header.nameSpan.range.lowerBound,
      max(header.nameSpan.range.upperBound, header.labelSpan.range.upperBound))
    return .suggestion(
      Edit(
        replace: SourceSpan(header.nameSpan.file, range),
        with: Keyword.bounceClassifierOverride.name))
  }
}
