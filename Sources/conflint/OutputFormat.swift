/// The format of findings.
enum OutputFormat: String, CaseIterable {
  case text, concise, json, sarif, github, gitlab, junit, html
  /// For `--list-rules` only.
  case markdown
}
