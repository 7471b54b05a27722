package import EcelerityConf

/// The JSON document of `--list-rules`; `docs/schema/rules.schema.json` describes it.
package struct RulesDocument: Encodable {
  private let formatVersion = documentFormatVersion
  private let rules: [Entry]

  /// The document for `rules`.
  package init(_ rules: [any Rule.Type]) {
    self.rules = rules.map { Entry($0.description) }
  }

  private enum CodingKeys: String, CodingKey {
    case formatVersion = "format_version"
    case rules
  }

  private struct Entry: Encodable {
    let id: String
    let group: String
    let severity: String
    let summary: String
    let rationale: String
    let evidence: String
    let pages: [String]
    let fix: String
    let since: String

    init(_ rule: RuleDescription) {
      id = rule.id
      group = rule.group.rawValue
      severity = rule.severity.rawValue
      summary = rule.summary
      rationale = rule.rationale
      evidence = rule.evidence.rawValue
      pages = rule.pages
      fix = rule.remedy.rawValue
      since = rule.since
    }
  }
}
