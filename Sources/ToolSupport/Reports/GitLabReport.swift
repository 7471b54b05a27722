internal import EcelerityConf

/// Findings as a GitLab code quality report: an array of issues.
///
/// `docs/schema/gitlab.schema.json` describes it; the format is GitLab's, so it has no
/// `format_version`.
package struct GitLabReport: Sendable {
  private let findings: [Finding]

  /// The report of `findings`.
  package init(_ findings: [Finding]) { self.findings = findings }

  /// Writes it to `output`.
  package func write(to output: inout StandardStream) throws {
    let names = ReportedNames(of: findings)
    let identities = FindingIdentity.identities(of: findings, in: names.name)
    let issues = zip(findings, identities).lazy.map(Issue.init)
    try JSONText.write([Issue](), entries: issues, to: &output)
  }

  private struct Issue: Encodable {
    let description: String
    let checkName: String
    let fingerprint: String
    let severity: String
    let location: Place

    private enum CodingKeys: String, CodingKey {
      case checkName = "check_name"
      case description, fingerprint, severity, location
    }

    init(_ finding: Finding, _ identity: FindingIdentity) {
      let diagnostic = finding.diagnostic
      description = diagnostic.sentence
      checkName = diagnostic.rule
      fingerprint = identity.fingerprint
      severity = Issue.word(diagnostic.severity)
      let lines = Lines(begin: finding.location.start.line, end: finding.location.end.line)
      location = Place(path: identity.file.path, lines: lines)
    }

    private static func word(_ severity: Severity) -> String {
      switch severity {
      case .error: "critical"
      case .warning: "major"
      case .info: "info"
      }
    }
  }

  private struct Place: Encodable {
    let path: String
    let lines: Lines
  }

  private struct Lines: Encodable {
    let begin: Int
    let end: Int
  }
}
