import EcelerityConf
import ToolSupport

/// The least severity that makes the exit status 1.
enum FailureLevel: String, CaseIterable {
  case error, warning, info, never

  /// Whether `finding` is at least this severe.
  func includes(_ finding: Finding) -> Bool {
    Severity(rawValue: rawValue).map { finding.diagnostic.severity >= $0 } ?? false
  }
}
