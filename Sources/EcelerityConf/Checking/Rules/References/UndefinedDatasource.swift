/// `undefined-datasource`
enum UndefinedDatasource: SettingRule, ConfigurationRule {
  static let description = RuleDescription(
    id: "undefined-datasource", group: .suspicious, severity: .warning,
    summary: "the name of a data source that is not defined",
    rationale: """
      The name must be that of a `datasource`; what the server does with an undefined one \
      is not documented, but there is nothing to query. The label of a `replicate` stanza whose `type` \
      is `cache` is the name of a data source too, and before 3.0.17 so is `datasource_name` of \
      `adaptive`. Names are taken to be case-sensitive, like those of bindings. Names that \
      options have by default are not checked, because the installation defines them.
      """,
    evidence: .inferred, needsWhole: true,
    dependsOnVersion: true,
    pages: [
      "content/momentum/4/modules/ds-core.md",
      "content/momentum/4/4-cluster-config-replication.md",
      "content/momentum/4/modules/bounce-classifier-override.md",
      "content/momentum/3/3-reference/3-reference-modules-adaptive.md",
    ], remedy: .suggested,
    examples: [
      .reports(
        #"""
        datasource "people" { uri = "sqlite:/var/db/people" }
        alias "a" { scheme "s" { cache = "⟦poeple⟧" } }
        """#),
      .reports(#"cluster { replicate "⟦people⟧" { type = "cache" } }"#),
      .reports(
        #"bounce_classifier_override { user_smtp_classification_override = ":datasource:⟦db⟧:q" }"#),
      .reports(#"adaptive { datasource_name = "⟦adaptive⟧" }"#, target: "3.0.16"),
      .accepts(#"adaptive { datasource_name = "adaptive" }"#, target: "3.0.17"),
      .accepts(
        #"""
        datasource "people" { uri = "sqlite:/var/db/people" }
        alias "a" { scheme "s" { cache = "people" } }
        cluster { replicate "people" { type = "cache" } replicate "inbound_cidr" { } }
        bounce_classifier_override { user_smtp_classification_override = ":datasource:people:q" }
        """#),
      .accepts(#"seedlist "s" { cache_name = "ecdb" }"#),
      .accepts(#"cluster { replicate "adaptivedb" { type = "cache" } }"#),
    ])

  static let subjects: [RuleSubject] = [.settings(Self.self), .configuration(Self.self)]
  static let interest = SettingInterest.types([.datasourceName])

  /// Options that take a path or a query of a data source, which has this prefix before the name.
  private static let queries: KeywordSet = [
    .userMdnClassificationOverride, .userSmtpClassificationOverride,
  ]
  private static let prefix = ":datasource:"

  /// The names that options have by default.
  private static let ofInstallation = Set(
    (OptionTable.coreRows + OptionTable.moduleRows)
      .filter { $0.type == .datasourceName || $0.keyword == .datasourceName }
      .compactMap(\.defaultValue))

  static func check(_ setting: Setting, _ findings: inout Findings) {
    guard !setting.isReplaced, let value = setting.rawScalar else { return }
    check(wholeOf: value, in: setting.scope, &findings)
  }

  static func check(_ configuration: Configuration, _ findings: inout Findings) {
    for scope in configuration.scopes(of: .replicate)
    where scope.setting(.type)?.value.text?.lowercased() == "cache" {
      if let label = scope.header?.rawLabel { check(wholeOf: label, in: scope, &findings) }
    }
    if findings.target.isBefore("3.0.17") {
      for setting in configuration.settings(of: [.datasourceName]) {
        if let value = setting.rawScalar { check(wholeOf: value, in: setting.scope, &findings) }
      }
    }
    for setting in configuration.settings(of: queries) {
      guard let value = setting.rawScalar else { continue }
      let text = value.text
      guard text.hasPrefix(prefix) else { continue }
      check(
        text.dropFirst(prefix.count).prefix { $0 != ":" }, of: text, in: value,
        of: setting.scope, &findings)
    }
  }

  private static func check(
    wholeOf value: RawScalar, in scope: Scope, _ findings: inout Findings
  ) {
    let text = value.text
    check(text[...], of: text, in: value, of: scope, &findings)
  }

  /// Reports the part `name` of `text`, the text of `value`, if no data source has that name.
  private static func check(
    _ name: Substring, of text: String, in value: RawScalar, of scope: Scope,
    _ findings: inout Findings
  ) {
    let known = findings.names.stanzas(.datasource)
    guard !name.isEmpty, !value.isReportedElsewhere, known[String(name)] == nil,
      !ofInstallation.contains(String(name))
    else { return }
    let near = findings.names.suggestion(for: String(name), .datasource)
    let start = text.utf8.distance(from: text.startIndex, to: name.startIndex)
    findings.report(
      self, at: span(of: name, from: start, in: value), in: scope,
      "no `\(Keyword.datasource)` is called `\(name)`" + Spelling.clause(near),
      detail: "define the data source, or write the name of one that is defined",
      absent: [.datasource],
      fix: near.flatMap {
        value.replaced(by: "\(text[..<name.startIndex])\($0)\(text[name.endIndex...])")
      }.map { .suggestion($0) })
  }

  private static func span(of name: Substring, from start: Int, in value: RawScalar) -> SourceSpan {
    guard value.isVerbatim else { return value.innerSpan }
    let lower = value.inner.lowerBound + UInt32(start)
    return SourceSpan(value.file, ByteRange(lower, lower + UInt32(name.utf8.count)))
  }
}
