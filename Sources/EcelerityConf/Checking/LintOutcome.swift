/// The findings of the rules in a configuration, and what the rules could not check.
public struct LintOutcome: Sendable {
  /// The findings in reading order, suppressed ones left out.
  public let findings: [Diagnostic]
  /// Why regular expressions are not checked; nil when they are, or when there are none.
  public let uncheckedExpressions: PatternError?
  /// The names of the rules that were not asked, in the order of the linter, because they go by what is not there
  /// and a part of the configuration is not at hand: it is a fragment, an include is not read, or a file has a
  /// syntax error.
  public let skippedRules: [String]

  init(
    _ findings: [Diagnostic], uncheckedExpressions: PatternError?, skippedRules: [String] = []
  ) {
    self.findings = findings
    self.uncheckedExpressions = uncheckedExpressions
    self.skippedRules = skippedRules
  }

  /// What is there, then what to do; nil when everything was looked at.
  package var warning: String? {
    uncheckedExpressions.map { "regular expressions are not checked: \($0); install it" }
  }
}
