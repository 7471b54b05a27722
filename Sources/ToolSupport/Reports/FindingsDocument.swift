internal import EcelerityConf

/// The JSON document of conflint; `docs/schema/conflint.schema.json` describes it.
package struct FindingsDocument: Sendable {
  private let frame: Frame
  private let findings: [Finding]

  /// The document for `findings`.
  package init(_ findings: [Finding], _ summary: FindingSummary) {
    frame = Frame(
      summary: Summary(
        errors: summary.errors, warnings: summary.warnings, infos: summary.infos,
        files: summary.files))
    self.findings = findings
  }

  /// Writes it to `output`.
  package func write(to output: inout StandardStream) throws {
    try JSONText.write(
      frame, list: "findings", entries: findings.lazy.map(Entry.init), to: &output)
  }

  private struct Frame: Encodable {
    let formatVersion = documentFormatVersion
    let summary: Summary
    let findings: [Entry] = []

    private enum CodingKeys: String, CodingKey {
      case formatVersion = "format_version"
      case summary, findings
    }
  }

  private struct Summary: Encodable {
    let errors: Int
    let warnings: Int
    let infos: Int
    let files: Int
  }

  private struct Entry: Encodable {
    let rule: String
    let severity: String
    let message: String
    let detail: String
    let location: LocationDocument
    let scope: String
    let related: [Related]
    let fix: Nullable<Fix>
    let page: String

    init(_ finding: Finding) {
      let diagnostic = finding.diagnostic
      rule = diagnostic.rule
      severity = diagnostic.severity.rawValue
      message = diagnostic.message
      detail = diagnostic.detail
      location = LocationDocument(finding.location)
      scope = diagnostic.scope
      related = finding.related.map {
        Related(message: $0.message, location: LocationDocument($0.location))
      }
      let edits = finding.edits.map { Edit(location: LocationDocument($0.location), text: $0.text) }
      fix = Nullable(finding.shownFix.map { Fix(safe: $0.isSafe, edits: edits) })
      page = diagnostic.page
    }
  }

  private struct Related: Encodable {
    let message: String
    let location: LocationDocument
  }

  private struct Fix: Encodable {
    let safe: Bool
    let edits: [Edit]
  }

  private struct Edit: Encodable {
    let location: LocationDocument
    let text: String
  }
}
