internal import EcelerityConf

/// Findings as one page that needs nothing else: no script, no picture, no other file.
public enum HTMLReport {
  /// The page for `findings`.
  public static func page(_ findings: [Finding], _ summary: FindingSummary) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>conflint: \(summary.text.markup)</title>
    <style>
    \(style)
    </style>
    </head>
    <body>
    <h1>\(summary.text.markup)</h1>
    \(findings.byFile.map(section).joined())\(rules(of: findings))</body>
    </html>

    """
  }

  private static let style = """
    body { font: 16px/1.5 system-ui, sans-serif; margin: 2em auto; max-width: 60em; padding: 0 1em; }
    pre { background: #8882; overflow-x: auto; padding: .5em; }
    article { border-left: .3em solid #888; margin: 1.5em 0; padding-left: 1em; }
    article.error { border-color: #c22; } article.warning { border-color: #c80; }
    mark { background: #fc06; color: inherit; } p { margin: .3em 0; }
    @media (prefers-color-scheme: dark) { body { background: #111; color: #eee; } a { color: #8bf; } }
    """

  private static func section(_ path: String, _ findings: [Finding]) -> String {
    "<section>\n<h2>\(path.markup)</h2>\n" + findings.map(article).joined() + "</section>\n"
  }

  private static func article(_ finding: Finding) -> String {
    let diagnostic = finding.diagnostic
    let severity = diagnostic.severity.rawValue
    var text = "<article class=\"\(severity)\">\n"
    text += "<p><strong>\(severity): \(diagnostic.message.markup)</strong> "
    text += "<a href=\"#\(diagnostic.rule.markup)\">\(diagnostic.rule.markup)</a></p>\n"
    text += "<p>\(finding.location.description.markup)</p>\n"
    text += "<pre>\(excerpt(finding))</pre>\n"
    if !diagnostic.detail.isEmpty { text += "<p>\(diagnostic.detail.markup)</p>\n" }
    if !diagnostic.scope.isEmpty { text += "<p>in \(diagnostic.scope.markup)</p>\n" }
    for related in finding.related {
      text += "<p>\(related.message.markup): \(related.location.description.markup)</p>\n"
    }
    return text + "</article>\n"
  }

  /// The line with the place marked, cut where it gets long.
  private static func excerpt(_ finding: Finding) -> String {
    let line = Array(finding.excerpt.text.unicodeScalars)
    let skipped = finding.excerpt.charactersBefore
    let region = finding.characters
    let start = min(region.start.column - 1 - skipped, line.count)
    let isOneLine = region.end.line == region.start.line
    let end = isOneLine ? min(max(region.end.column - 1 - skipped, start), line.count) : line.count
    let before = text(line[max(start - width, 0)..<start])
    let marked = text(line[start..<min(end, start + width)])
    let after = text(line[end..<min(end + width, line.count)])
    return "\(before)<mark>\(marked)</mark>\(after)"
  }

  private static let width = 200

  /// Tabs are white space here, not something to spell out.
  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    for scalar in scalars { text.append(scalar == "\t" || scalar == "\r" ? " " : scalar) }
    return String(text).markup
  }

  /// Why each of the rules that reported something matters.
  private static func rules(of findings: [Finding]) -> String {
    let reported = Set(findings.map(\.diagnostic.rule))
    let rules = RuleCatalog.all.map { $0.description }.filter { reported.contains($0.id) }
    guard !rules.isEmpty else { return "" }
    let items = rules.map { rule in
      "<dt id=\"\(rule.id)\">\(rule.id): \(rule.summary.markup)</dt>\n"
        + "<dd>\(rule.rationale.markup)</dd>\n"
    }
    return "<h2>rules</h2>\n<dl>\n\(items.joined())</dl>\n"
  }
}
