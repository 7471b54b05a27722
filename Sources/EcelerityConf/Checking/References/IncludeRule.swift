/// Looks at one kind of include that went wrong.
protocol IncludeRule: ConfigurationRule {
  /// Whether it is told of `kind`; each kind belongs to one rule.
  static func speaks(of kind: IncludeProblem.Kind) -> Bool
}

extension IncludeRule {
  static func check(_ configuration: Configuration, _ findings: inout Findings) {
    for problem in configuration.includeProblems where speaks(of: problem.kind) {
      findings.report(self, at: problem.span, problem.message, detail: problem.commandDetail)
    }
  }
}
