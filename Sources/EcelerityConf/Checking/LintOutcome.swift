/// What the rules find in a configuration, and what they could not look at.
package struct LintOutcome: Sendable {
  /// What they find, in reading order, suppressed findings left out.
  package let findings: [Diagnostic]
  /// Why regular expressions are not checked; nil when they are, or when there are none.
  package let uncheckedExpressions: PatternError?

  init(_ findings: [Diagnostic], uncheckedExpressions: PatternError?) {
    self.findings = findings
    self.uncheckedExpressions = uncheckedExpressions
  }

  /// What is there, then what to do; nil when everything was looked at.
  package var warning: String? {
    uncheckedExpressions.map { "regular expressions are not checked: \($0); install it" }
  }
}
