@testable import EcelerityConf

/// Checks that findings are in reading order, have messages, that their places are inside the files, and that no fix
/// edits a place twice; the same where the file is included twice.
@Sendable func checkLinting(_ bytes: [UInt8]) {
  checkLinting(configuration(bytes))
  checkLinting(configurationIncludingTwice(bytes))
}

private func checkLinting(_ configuration: Configuration) {
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
    require(!overlap(finding.fix?.edits ?? []), "a fix of \(finding.rule) edits a place twice")
    let location = map.location(of: finding.span)
    require(location.start <= location.end, "\(finding.rule) ends before it starts")
    _ = map.characters(of: finding.span)
    _ = map.excerpt(around: finding.span)
  }
  require(Linter().lint(configuration) == findings, "linting again finds something else")
}

private func overlap(_ edits: [Edit]) -> Bool {
  let spans = edits.map(\.span).sorted {
    ($0.file, $0.range.lowerBound) < ($1.file, $1.range.lowerBound)
  }
  return zip(spans, spans.dropFirst()).contains {
    $0.file == $1.file && $0.range.upperBound > $1.range.lowerBound
  }
}

private func checkPlace(_ span: SourceSpan, _ configuration: Configuration, _ rule: String) {
  require(Int(span.file.rawValue) < configuration.files.count, "\(rule) is in no file")
  let count = configuration.file(span.file).tree.source.bytes.count
  require(span.range.lowerBound <= span.range.upperBound, "\(rule) has a range upside down")
  require(Int(span.range.upperBound) <= count, "\(rule) lies outside the file")
}
