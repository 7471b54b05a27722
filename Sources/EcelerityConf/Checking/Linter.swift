/// Lets rules look at a configuration and collects what they find.
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
  private let scopeRules: ScopeDispatch
  private let gap: VersionGap

  /// So many assignments are worth a second thread.
  private static let fewestForTwoThreads = 4096

  /// A linter of `rules`, all of them unless told otherwise, for configurations of `installation`.
  public init(
    _ rules: [any Rule.Type] = RuleCatalog.all, installation: Installation = Installation()
  ) {
    self.rules = rules
    self.installation = installation
    gap = VersionGap(installation.version ?? .newestKnown)
    var settingRules: [any SettingRule.Type] = []
    let subjects = rules.flatMap { $0.subjects }
    for subject in subjects {
      switch subject.kind {
      case .syntax(let rule): syntaxRules.append(rule)
      case .files(let rule): fileRules.append(rule)
      case .settings(let rule): settingRules.append(rule)
      case .scopes, .labels, .patterns: break
      case .configuration(let rule): configurationRules.append(rule)
      }
    }
    self.settingRules = SettingDispatch(settingRules)
    scopeRules = ScopeDispatch(subjects)
  }

  /// What the rules find, in reading order, suppressed findings left out. `outcome(of:)` says as well what they
  /// could not check.
  ///
  /// Large configurations are looked at on two threads, which find the same as one.
  public func lint(_ configuration: Configuration) -> [Diagnostic] {
    outcome(of: configuration).findings
  }

  /// What the rules find, and what they could not check.
  public func outcome(of configuration: Configuration) -> LintOutcome {
    let isLarge = configuration.settings.count >= Linter.fewestForTwoThreads
    return outcome(of: configuration, onTwoThreads: isLarge)
  }

  func outcome(of configuration: Configuration, onTwoThreads: Bool) -> LintOutcome {
    guard !configuration.isWhole else {
      return outcome(of: configuration, onTwoThreads, judged: Set(rules.map { $0.description.id }))
    }
    let others = rules.filter { !$0.description.needsWhole }
    let judged = rules.filter { $0.findsTheSameInParts }
    let outcome = Linter(others, installation: installation)
      .outcome(of: configuration, onTwoThreads, judged: Set(judged.map { $0.description.id }))
    return LintOutcome(
      outcome.findings, uncheckedExpressions: outcome.uncheckedExpressions,
      skippedRules: rules.filter { $0.description.needsWhole }.map { $0.description.id })
  }

  /// The same with all rules. Of those in `judged` it is said that a comment allows them in vain.
  private func outcome(
    of configuration: Configuration, _ onTwoThreads: Bool, judged: @autoclosure () -> Set<String>
  ) -> LintOutcome {
    var (diagnostics, uncheckedExpressions) = found(in: configuration, onTwoThreads)
    // In place, step by step: there may be one for each line of a large file.
    Linter.omitUnwritten(from: &diagnostics, in: configuration)
    OtherLanguage.omitOthers(from: &diagnostics, in: configuration)
    UnreadText.omitConsequences(from: &diagnostics, in: configuration)
    Suppressions(configuration.files).apply(to: &diagnostics, judged: judged())
    Linter.sort(&diagnostics)
    return LintOutcome(diagnostics, uncheckedExpressions: uncheckedExpressions)
  }

  private typealias Found = (diagnostics: [Diagnostic], uncheckedExpressions: PatternError?)

  private func found(in configuration: Configuration, _ onTwoThreads: Bool) -> Found {
    var (inAssignments, elsewhere) = foundApart(in: configuration, onTwoThreads)
    elsewhere.diagnostics += inAssignments.diagnostics
    inAssignments.diagnostics = []
    return (
      elsewhere.diagnostics,
      elsewhere.uncheckedExpressions ?? inAssignments.uncheckedExpressions
    )
  }

  private func foundApart(
    in configuration: Configuration, _ onTwoThreads: Bool
  ) -> (inAssignments: Found, elsewhere: Found) {
    guard onTwoThreads else { return (lintSettings(configuration), lintOthers(configuration)) }
    let other = configuration.separated()
    return SideBySide.run({ lintSettings(configuration) }, { lintOthers(other) })
  }

  /// What is found in assignments; this takes about as long as all the rest.
  private func lintSettings(_ configuration: Configuration) -> Found {
    var findings = Findings(of: configuration, at: installation, gap: gap)
    var dispatch = settingRules
    dispatch.check(configuration, &findings)
    return (findings.diagnostics, findings.uncheckedExpressions)
  }

  /// What is found in files, stanzas and the whole.
  private func lintOthers(_ configuration: Configuration) -> Found {
    var findings = Findings(of: configuration, at: installation, gap: gap)
    for file in configuration.writtenFiles { lint(file, &findings) }
    lintScopes(configuration, &findings)
    for rule in configurationRules { rule.check(configuration, &findings) }
    return (findings.diagnostics, findings.uncheckedExpressions)
  }

  private func lint(_ file: ConfigurationFile, _ findings: inout Findings) {
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

  /// Most files have no problems, for which nobody needs it.
  private var syntaxRulesByProblem: [SyntaxProblem.Kind: any SyntaxRule.Type] {
    var rules: [SyntaxProblem.Kind: any SyntaxRule.Type] = [:]
    for rule in syntaxRules {
      for kind in rule.problems { rules[kind] = rule }
    }
    return rules
  }

  private func lintScopes(_ configuration: Configuration, _ findings: inout Findings) {
    guard !scopeRules.isEmpty else { return }
    var dispatch = scopeRules
    for scope in configuration.allScopes where !scope.isGlobal { dispatch.check(scope, &findings) }
  }

  /// Leaves out what is said of the stanzas around a fragment, and fixes of what no file says.
  private static func omitUnwritten(
    from diagnostics: inout [Diagnostic], in configuration: Configuration
  ) {
    let unwritten = configuration.unwritten
    guard !unwritten.isEmpty else { return }
    diagnostics.removeAll { $0.span.file == configuration.enclosure }
    for index in diagnostics.indices {
      diagnostics[index].related.removeAll { $0.span.file == configuration.enclosure }
      if diagnostics[index].fix?.touches(anyOf: unwritten) == true { diagnostics[index].fix = nil }
      if diagnostics[index].withheldFix?.touches(anyOf: unwritten) == true {
        diagnostics[index].withheldFix = nil
      }
    }
  }

  /// Brings `diagnostics` in reading order; of a file that is included twice everything is said once, and what is
  /// a safe fix in one of the scopes it is read in but not in another needs consent.
  private static func sort(_ diagnostics: inout [Diagnostic]) {
    diagnostics.sort(by: Diagnostic.reportedBefore)
    var count = 0
    for index in diagnostics.indices {
      if count > 0, diagnostics[count - 1].saysTheSame(as: diagnostics[index]) {
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
  /// Whether both report the same of the same place, be it in different scopes.
  fileprivate func saysTheSame(as other: Diagnostic) -> Bool {
    span == other.span && rule == other.rule && message == other.message
  }
}
