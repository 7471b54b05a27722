internal import EcelerityConf

/// Findings as a self-contained page: no scripts, no images, no other files.
package enum HTMLReport {
  /// Writes the page for `findings` to `output`, one finding after the other.
  package static func write(
    _ findings: [Finding], _ summary: FindingSummary, to output: inout StandardStream
  ) {
    let files = findings.byFile
    output.write(head(summary))
    output.write(contents(of: files, summary))
    output.write("<main id=\"findings\">\n")
    for (index, file) in files.enumerated() {
      output.write("<section>\n<h2 id=\"file\(index)\">\(file.path.markup)</h2>\n")
      for finding in file.findings where !output.isClosed { output.write(article(finding)) }
      output.write("</section>\n")
    }
    output.write(rules(of: findings))
    output.write("</main>\n</body>\n</html>\n")
  }

  private static func head(_ summary: FindingSummary) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>conflint: \(summary.text.markup)</title>
    <style>
    \(PageStyle.text)
    \(style)
    </style>
    </head>
    <body>

    """
  }

  private static let style = """
    body { max-width: 62em; }
    pre { background: var(--soft); white-space: pre-wrap; padding: .5em; margin: .5em 0; }
    article { border-left: .3em solid var(--line); margin: 1.5em 0; padding-left: 1em; }
    article.error { border-color: var(--error); } article.warning { border-color: var(--warning); }
    h3 { font-size: 1em; margin: 0; } h3 a { font-weight: normal; } p { margin: .3em 0; }
    mark { background: var(--mark); color: inherit; } dt { font-weight: bold; margin-top: .7em; }
    dd { margin-left: 1em; }
    @media print { article { break-inside: avoid; } .skip, nav { display: none; } }
    """

  /// The summary, and links to the files if there are several.
  private static func contents(of files: [FileFindings], _ summary: FindingSummary) -> String {
    let heading = "<header>\n<h1>\(summary.text.markup)</h1>\n</header>\n"
    guard files.count > 1 else { return heading }
    let items = files.enumerated().map { index, file in
      "<li><a href=\"#file\(index)\">\(file.path.markup)</a>: \(file.findings.count)</li>\n"
    }
    return "<a class=\"skip\" href=\"#findings\">to the findings</a>\n" + heading
      + "<nav aria-label=\"files\">\n<ul>\n\(items.joined())</ul>\n</nav>\n"
  }

  private static func article(_ finding: Finding) -> String {
    let diagnostic = finding.diagnostic
    let severity = diagnostic.severity.rawValue
    var text = "<article class=\"\(severity)\">\n"
    text += "<h3>\(severity): \(diagnostic.message.markup) "
    text += "<a href=\"#\(diagnostic.rule.markup)\">\(diagnostic.rule.markup)</a></h3>\n"
    text += "<p>\(finding.location.description.markup)</p>\n"
    if !finding.isAboutNothingWritten { text += "<pre>\(excerpt(finding))</pre>\n" }
    if !diagnostic.detail.isEmpty { text += "<p>\(diagnostic.detail.markup)</p>\n" }
    if !diagnostic.scope.isEmpty { text += "<p>in \(diagnostic.scope.markup)</p>\n" }
    for related in finding.related {
      text += "<p>\(related.message.markup): \(related.location.description.markup)</p>\n"
    }
    return text + "</article>\n"
  }

  /// The line with the place marked, truncated if it is long.
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

  /// Escapes markup; tabs are white space here and are not escaped.
  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    for scalar in scalars { text.append(scalar == "\t" || scalar == "\r" ? " " : scalar) }
    return String(text).markup
  }

  /// The rationale of each rule that reported something.
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
