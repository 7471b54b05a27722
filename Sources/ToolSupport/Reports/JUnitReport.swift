internal import EcelerityConf

/// Findings as JUnit XML: a suite for each file, a case for each finding. Errors and warnings are
/// failures; an info passes and says what it has to say as output.
package enum JUnitReport {
  /// The document for `findings` in `files` files.
  package static func document(_ findings: [Finding], files: Int) -> String {
    let failures = findings.count(where: isFailure)
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    text += "<testsuites name=\"conflint\" tests=\"\(max(findings.count, 1))\" "
    text += "failures=\"\(failures)\" errors=\"0\">\n"
    if findings.isEmpty { text += clean(files) }
    for (path, own) in findings.byFile { text += suite(path, own) }
    return text + "</testsuites>\n"
  }

  /// A suite that passes, since some readers take a document without cases for a failure.
  private static func clean(_ files: Int) -> String {
    """
      <testsuite name="conflint" tests="1" failures="0" errors="0">
        <testcase name="nothing found in \(files.counting("file"))" classname="conflint"/>
      </testsuite>

    """
  }

  private static func suite(_ path: String, _ findings: [Finding]) -> String {
    let failures = findings.count(where: isFailure)
    return "  <testsuite name=\"\(path.markup)\" tests=\"\(findings.count)\" "
      + "failures=\"\(failures)\" errors=\"0\">\n"
      + findings.map(testCase).joined() + "  </testsuite>\n"
  }

  private static func testCase(_ finding: Finding) -> String {
    let diagnostic = finding.diagnostic
    let start = finding.location.start
    let name = "\(diagnostic.rule) at \(start.line):\(start.column)".markup
    let path = finding.location.path.markup
    var text = "    <testcase name=\"\(name)\" classname=\"\(path)\" file=\"\(path)\" "
    text += "line=\"\(start.line)\">\n"
    let notes = [finding.location.visible, diagnostic.message, diagnostic.detail]
      .filter { !$0.isEmpty }.map(\.markup).joined(separator: "\n")
    if isFailure(finding) {
      text += "      <failure type=\"\(diagnostic.rule.markup)\" "
      text += "message=\"\(diagnostic.message.markup)\">\(notes)</failure>\n"
    } else {
      text += "      <system-out>\(notes)</system-out>\n"
    }
    return text + "    </testcase>\n"
  }

  private static func isFailure(_ finding: Finding) -> Bool {
    finding.diagnostic.severity > .info
  }
}

extension [Finding] {
  /// The findings of each file, files in the order of their first finding.
  var byFile: [(path: String, findings: [Finding])] {
    var paths: [String] = []
    var groups: [String: [Finding]] = [:]
    for finding in self {
      let path = finding.location.path
      if groups[path] == nil { paths.append(path) }
      groups[path, default: []].append(finding)
    }
    return paths.map { ($0, groups[$0] ?? []) }
  }
}
