/// The findings of the rules in a configuration, and what they could not check.
package struct LintOutcome: Sendable {
  /// The findings, in reading order, without suppressed ones.
  package let findings: [Diagnostic]
  /// The reason that regular expressions are not checked; nil when they are, or when there are none.
  package let uncheckedExpressions: PatternError?

  init(_ findings: [Diagnostic], uncheckedExpressions: PatternError?) {
    self.findings = findings
    self.uncheckedExpressions = uncheckedExpressions
  }

  /// The warning about what was not checked; nil when everything was.
  package var warning: String? {
    uncheckedExpressions.map { "regular expressions are not checked: \($0); install it" }
  }
}
