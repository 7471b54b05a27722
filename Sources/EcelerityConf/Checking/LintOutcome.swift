/// The findings of the rules in a configuration, and what the rules could not check.
public struct LintOutcome: Sendable {
  /// The findings, in reading order, without suppressed ones.
  public let findings: [Diagnostic]
  /// The reason that regular expressions are not checked; nil when they are, or when there are none.
  public let uncheckedExpressions: PatternError?
  /// The ids of the rules that were not applied, in the linter's order, because they report what is missing and a part of
  /// the configuration is not available: it is a fragment, an include is not read, or a file has a syntax error.
  public let skippedRules: [String]

  init(
    _ findings: [Diagnostic], uncheckedExpressions: PatternError?, skippedRules: [String] = []
  ) {
    self.findings = findings
    self.uncheckedExpressions = uncheckedExpressions
    self.skippedRules = skippedRules
  }

  /// The warning about what was not checked; nil when everything was.
  package var warning: String? {
    uncheckedExpressions.map { "regular expressions are not checked: \($0); install it" }
  }
}
