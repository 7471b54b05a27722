/// Checks configurations with rules.
///
///     let configuration = try Configuration.load("ecelerity.conf", from: DiskLoader())
///     for finding in Linter().lint(configuration) { print(finding.message) }
public struct Linter: Sendable {
  private let rules: [any Rule.Type]
  private let installation: Installation
  private var syntaxRules: [any SyntaxRule.Type] = []
  private var fileRules: [any FileRule.Type] = []
  private var configurationRules: [any ConfigurationRule.Type] = []
  private let settingRules: SettingDispatch
  private let validSettingRules: SettingDispatch
  private let scopeRules: ScopeDispatch
  private let gap: VersionGap

  /// The fewest assignments that are worth a second thread.
  private static let fewestForTwoThreads = 4096

  /// A linter with `rules`, by default all of them, for configurations of `installation`.
  public init(
    _ rules: [any Rule.Type] = RuleCatalog.all, installation: Installation = Installation()
  ) {
    self.rules = rules
    self.installation = installation
    gap = VersionGap(installation.version ?? .newestKnown)
    var settingRules: [any SettingRule.Type] = []
    var validSettingRules: [any SettingRule.Type] = []
    let subjects = rules.flatMap { $0.subjects }
    for subject in subjects {
      switch subject.kind {
      case .syntax(let rule): syntaxRules.append(rule)
      case .files(let rule): fileRules.append(rule)
      case .settings(let rule):
        if case .valid = rule.interest {
          validSettingRules.append(rule)
        } else {
          settingRules.append(rule)
        }
      case .scopes, .labels, .patterns: break
      case .configuration(let rule): configurationRules.append(rule)
      }
    }
    self.settingRules = SettingDispatch(settingRules)
    self.validSettingRules = SettingDispatch(validSettingRules)
    scopeRules = ScopeDispatch(subjects)
  }

  /// The findings of the rules, in reading order, without suppressed ones. `outcome(of:)` also returns what they could not
  /// check.
  ///
  /// Large configurations are checked on two threads, with the same result as on one.
  public func lint(_ configuration: Configuration) -> [Diagnostic] {
    outcome(of: configuration).findings
  }

  /// The findings of the rules, and what they could not check.
  public func outcome(of configuration: Configuration) -> LintOutcome {
    let isLarge = configuration.settings.count >= Linter.fewestForTwoThreads
    return outcome(of: configuration, onTwoThreads: isLarge)
  }

  func outcome(of configuration: Configuration, onTwoThreads: Bool) -> LintOutcome {
    guard !configuration.isWhole else {
      return applyRules(
        to: configuration, onTwoThreads: onTwoThreads, judging: conclusiveRules(in: configuration))
    }
    let others = rules.filter { !$0.description.needsWhole }
    let outcome = Linter(others, installation: installation).applyRules(
      to: configuration, onTwoThreads: onTwoThreads, judging: conclusiveRules(in: configuration))
    return LintOutcome(
      outcome.findings, uncheckedExpressions: outcome.uncheckedExpressions,
      skippedRules: rules.filter { $0.description.needsWhole }.map { $0.description.id })
  }

  /// The ids of the rules that report all there is to report in `configuration`: those that depend on more than one
  /// statement may be silent where a part of it is not available.
  package func conclusiveRules(in configuration: Configuration) -> Set<String> {
    let isWhole = configuration.isWhole
    return Set(rules.lazy.filter { isWhole || $0.findsTheSameInParts }.map { $0.description.id })
  }

  /// The outcome of all rules. Suppressions are reported as unused for the rules in `judged`.
  private func applyRules(
    to configuration: Configuration, onTwoThreads: Bool,
    judging judged: @autoclosure () -> Set<String>
  ) -> LintOutcome {
    var (diagnostics, uncheckedExpressions) = findings(
      in: configuration, onTwoThreads: onTwoThreads)
    // In place, step by step: there may be one for each line of a large file.
    Linter.omitGenerated(from: &diagnostics, in: configuration)
    OtherLanguage.omitOthers(from: &diagnostics, in: configuration)
    UnreadText.omitConsequences(from: &diagnostics, in: configuration)
    Suppressions(configuration.files).apply(to: &diagnostics, judged: judged())
    RepeatedFiles(of: configuration).withholdFixes(of: &diagnostics)
    Linter.sort(&diagnostics)
    return LintOutcome(diagnostics, uncheckedExpressions: uncheckedExpressions)
  }

  private typealias RawFindings = (diagnostics: [Diagnostic], uncheckedExpressions: PatternError?)

  private func findings(in configuration: Configuration, onTwoThreads: Bool) -> RawFindings {
    var (ofStatements, others) = halves(of: configuration, onTwoThreads: onTwoThreads)
    others.diagnostics += ofStatements.diagnostics
    ofStatements.diagnostics = []
    return (
      others.diagnostics, others.uncheckedExpressions ?? ofStatements.uncheckedExpressions
    )
  }

  /// The findings in two halves that take about as long as each other.
  private func halves(
    of configuration: Configuration, onTwoThreads: Bool
  ) -> (ofStatements: RawFindings, others: RawFindings) {
    guard onTwoThreads else {
      return (findingsOfStatements(in: configuration), otherFindings(in: configuration))
    }
    let other = configuration.separated()
    return ParallelWork.run(
      { findingsOfStatements(in: configuration) }, { otherFindings(in: other) })
  }

  /// The findings in files, and those of rules for certain assignments.
  private func findingsOfStatements(in configuration: Configuration) -> RawFindings {
    var findings = Findings(of: configuration, at: installation, gap: gap)
    for file in configuration.writtenFiles { check(file, &findings) }
    var dispatch = settingRules
    dispatch.check(configuration, &findings)
    return (findings.diagnostics, findings.uncheckedExpressions)
  }

  /// The findings in stanzas and in the configuration as a whole, and those of rules for any valid assignment.
  private func otherFindings(in configuration: Configuration) -> RawFindings {
    var findings = Findings(of: configuration, at: installation, gap: gap)
    checkScopes(of: configuration, &findings)
    if !validSettingRules.isEmpty {
      var dispatch = validSettingRules
      dispatch.check(configuration, &findings)
    }
    for rule in configurationRules { rule.check(configuration, &findings) }
    return (findings.diagnostics, findings.uncheckedExpressions)
  }

  private func check(_ file: ConfigurationFile, _ findings: inout Findings) {
    let syntaxRules = file.tree.problems.isEmpty ? [:] : syntaxRulesByProblem
    for problem in file.tree.problems {
      guard let rule = syntaxRules[problem.kind] else { continue }
      let related = problem.related.map {
        [RelatedPlace(problem.relatedMessage, at: SourceSpan(file.id, $0))]
      }
      let advice = rule.advice(problem, in: file, &findings)
      findings.report(
        rule, at: SourceSpan(file.id, problem.range), problem.message(in: file.tree),
        detail: advice, severity: rule.severity(of: problem, in: file),
        related: related ?? [], fix: rule.fix(problem, in: file))
    }
    for rule in fileRules { rule.check(file, &findings) }
  }

  /// Computed for each file with problems; most files have none.
  private var syntaxRulesByProblem: [SyntaxProblem.Kind: any SyntaxRule.Type] {
    var rules: [SyntaxProblem.Kind: any SyntaxRule.Type] = [:]
    for rule in syntaxRules {
      for kind in rule.problems { rules[kind] = rule }
    }
    return rules
  }

  private func checkScopes(of configuration: Configuration, _ findings: inout Findings) {
    guard !scopeRules.isEmpty else { return }
    var dispatch = scopeRules
    for scope in configuration.allScopes where !scope.isGlobal { dispatch.check(scope, &findings) }
  }

  /// Removes diagnostics and related places in the generated file that encloses a fragment, and fixes in generated files.
  private static func omitGenerated(
    from diagnostics: inout [Diagnostic], in configuration: Configuration
  ) {
    let generated = configuration.generatedFiles
    guard !generated.isEmpty else { return }
    diagnostics.removeAll { $0.span.file == configuration.enclosure }
    for index in diagnostics.indices {
      diagnostics[index].related.removeAll { $0.span.file == configuration.enclosure }
      if diagnostics[index].fix?.touches(anyOf: generated) == true { diagnostics[index].fix = nil }
      if diagnostics[index].withheldFix?.fix.touches(anyOf: generated) == true {
        diagnostics[index].withheldFix = nil
      }
    }
  }

  /// Sorts `diagnostics` in reading order and removes duplicates, which a file that is included twice has. A fix that is
  /// safe in only some of the scopes that the file is read in needs consent.
  private static func sort(_ diagnostics: inout [Diagnostic]) {
    diagnostics.sort(by: Diagnostic.reportedBefore)
    var count = 0
    for index in diagnostics.indices {
      if count > 0, diagnostics[count - 1].isDuplicate(of: diagnostics[index]) {
        if diagnostics[index].fix?.isSafe != true { diagnostics[count - 1].fix?.isSafe = false }
      } else {
        diagnostics.swapAt(count, index)
        count += 1
      }
    }
    diagnostics.removeLast(diagnostics.count - count)
  }
}

extension Fix {
  /// Whether it edits one of `files`.
  fileprivate func touches(anyOf files: Set<FileID>) -> Bool {
    edits.contains { files.contains($0.span.file) }
  }
}

extension Diagnostic {
  /// Whether both report the same at the same place, perhaps in different scopes.
  fileprivate func isDuplicate(of other: Diagnostic) -> Bool {
    span == other.span && rule == other.rule && message == other.message
  }
}
