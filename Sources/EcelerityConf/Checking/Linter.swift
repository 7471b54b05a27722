/// Lets rules look at a configuration and collects what they find.
///
///     let configuration = try Configuration.load("ecelerity.conf", from: DiskLoader())
///     for finding in Linter().lint(configuration) { print(finding.message) }
public struct Linter: Sendable {
  private let rules: [any Rule.Type]
  private let syntaxRules: [SyntaxProblem.Kind: any SyntaxRule.Type]
  private let fileRules: [any FileRule.Type]
  private let scopeRules: [any ScopeRule.Type]
  private let configurationRules: [any ConfigurationRule.Type]
  private let settingRules: SettingDispatch

  /// A linter of `rules`, all of them unless told otherwise.
  public init(_ rules: [any Rule.Type] = RuleCatalog.all) {
    self.rules = rules
    var byProblem: [SyntaxProblem.Kind: any SyntaxRule.Type] = [:]
    for rule in rules.compactMap({ $0 as? any SyntaxRule.Type }) {
      for kind in rule.problems { byProblem[kind] = rule }
    }
    syntaxRules = byProblem
    fileRules = rules.compactMap { $0 as? any FileRule.Type }
    scopeRules = rules.compactMap { $0 as? any ScopeRule.Type }
    configurationRules = rules.compactMap { $0 as? any ConfigurationRule.Type }
    settingRules = SettingDispatch(rules.compactMap { $0 as? any SettingRule.Type })
  }

  /// What the rules find, in reading order, suppressed findings left out.
  public func lint(_ configuration: Configuration) -> [Diagnostic] {
    var findings = Findings(of: configuration)
    for file in configuration.files { lint(file, &findings) }
    lintSettings(configuration, &findings)
    lintScopes(configuration, &findings)
    for rule in configurationRules { rule.check(configuration, &findings) }
    let enabled = Set(rules.map { $0.description.id })
    let kept = Suppressions(configuration.files).apply(to: findings.diagnostics, enabled: enabled)
    return Linter.sorted(kept)
  }

  private func lint(_ file: ConfigurationFile, _ findings: inout Findings) {
    for problem in file.tree.problems {
      guard let rule = syntaxRules[problem.kind] else { continue }
      let related = problem.related.map {
        [RelatedPlace(problem.relatedMessage, at: SourceSpan(file.id, $0))]
      }
      findings.report(
        rule, at: SourceSpan(file.id, problem.range), problem.message(in: file.tree),
        detail: problem.advice, related: related ?? [], fix: rule.fix(problem, in: file))
    }
    for rule in fileRules { rule.check(file, &findings) }
  }

  private func lintSettings(_ configuration: Configuration, _ findings: inout Findings) {
    for setting in configuration.allSettings { settingRules.check(setting, &findings) }
  }

  private func lintScopes(_ configuration: Configuration, _ findings: inout Findings) {
    guard !scopeRules.isEmpty else { return }
    var wanted: [[any ScopeRule.Type]?] = Array(repeating: nil, count: configuration.shapes.count)
    for scope in configuration.allScopes where !scope.isGlobal {
      let rules = wanted[scope.shape] ?? self.rules(for: scope.keyword)
      wanted[scope.shape] = rules
      for rule in rules { rule.check(scope, &findings) }
    }
  }

  private func rules(for keyword: Keyword?) -> [any ScopeRule.Type] {
    scopeRules.filter { rule in
      guard let stanzas = rule.stanzas else { return true }
      return keyword.map(stanzas.contains) ?? false
    }
  }

  /// In reading order; a file that is included twice is reported once.
  private static func sorted(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    var result: [Diagnostic] = []
    result.reserveCapacity(diagnostics.count)
    for diagnostic in diagnostics.sorted(by: Diagnostic.reportedBefore)
    where diagnostic != result.last {
      result.append(diagnostic)
    }
    return result
  }
}

/// Sends each assignment to the rules that want to see it.
private struct SettingDispatch: Sendable {
  private var unknown: [any SettingRule.Type] = []
  private var misplaced: [any SettingRule.Type] = []
  private var valid: [any SettingRule.Type] = []
  private var byType: [OptionType: [any SettingRule.Type]] = [:]
  private var byKeyword: [[any SettingRule.Type]]

  init(_ rules: [any SettingRule.Type]) {
    byKeyword = Array(repeating: [], count: Keyword.all.count)
    for rule in rules {
      switch rule.interest {
      case .unknown: unknown.append(rule)
      case .misplaced: misplaced.append(rule)
      case .valid: valid.append(rule)
      case .types(let types): for type in types { byType[type, default: []].append(rule) }
      case .options(let keywords):
        for keyword in keywords { byKeyword[Int(keyword.rawValue)].append(rule) }
      }
    }
  }

  func check(_ setting: Setting, _ findings: inout Findings) {
    guard let keyword = setting.keyword else {
      return check(setting, with: unknown, &findings)
    }
    check(setting, with: byKeyword[Int(keyword.rawValue)], &findings)
    if let row = findings.row(for: setting) {
      check(setting, with: valid, &findings)
      if let rules = byType[row.type] { check(setting, with: rules, &findings) }
    } else {
      check(setting, with: OptionTable.isKnownOption(keyword) ? misplaced : unknown, &findings)
    }
  }

  private func check(
    _ setting: Setting, with rules: [any SettingRule.Type], _ findings: inout Findings
  ) {
    for rule in rules { rule.check(setting, &findings) }
  }
}
