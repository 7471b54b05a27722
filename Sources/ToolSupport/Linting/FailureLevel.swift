internal import EcelerityConf

/// The least severity that makes the exit status 1.
package enum FailureLevel: String, CaseIterable, Sendable {
  case error, warning, info
  /// No finding makes it 1.
  case never

  /// Whether `finding` is at least this severe.
  package func includes(_ finding: Finding) -> Bool {
    Severity(rawValue: rawValue).map { finding.diagnostic.severity >= $0 } ?? false
  }
}
