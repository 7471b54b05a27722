/// A rule about one kind of failed include.
protocol IncludeRule: ConfigurationRule {
  /// Whether it reports `kind`; each kind belongs to one rule.
  static func reports(_ kind: IncludeProblem.Kind) -> Bool
}

extension IncludeRule {
  static func check(_ configuration: Configuration, _ findings: inout Findings) {
    for problem in configuration.includeProblems where reports(problem.kind) {
      findings.report(self, at: problem.span, problem.message, detail: problem.commandDetail)
    }
  }
}
