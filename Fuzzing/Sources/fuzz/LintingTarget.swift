@testable import EcelerityConf

/// Checks that findings are in reading order, have messages, and that their places are inside the
/// files.
@Sendable func checkLinting(_ bytes: [UInt8]) {
  let configuration = configuration(bytes)
  let findings = Linter().lint(configuration)
  var map = SourceMap(configuration)
  for (first, second) in zip(findings, findings.dropFirst()) {
    require(!Diagnostic.reportedBefore(second, first), "\(second.rule) is out of order")
  }
  for finding in findings {
    require(!finding.message.isEmpty, "\(finding.rule) says nothing")
    let spans =
      [finding.span] + finding.related.map(\.span) + (finding.fix?.edits.map(\.span) ?? [])
    for span in spans { checkPlace(span, configuration, finding.rule) }
    let location = map.location(of: finding.span)
    require(location.start <= location.end, "\(finding.rule) ends before it starts")
    _ = map.characters(of: finding.span)
    _ = map.excerpt(around: finding.span)
  }
  require(Linter().lint(configuration) == findings, "linting again finds something else")
}

private func checkPlace(_ span: SourceSpan, _ configuration: Configuration, _ rule: String) {
  require(Int(span.file.rawValue) < configuration.files.count, "\(rule) is in no file")
  let count = configuration.file(span.file).tree.source.bytes.count
  require(span.range.lowerBound <= span.range.upperBound, "\(rule) has a range upside down")
  require(Int(span.range.upperBound) <= count, "\(rule) lies outside the file")
}
