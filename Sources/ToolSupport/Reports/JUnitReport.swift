internal import EcelerityConf

/// Findings as JUnit XML: a suite per file, a case per finding. Errors and warnings are failures;
/// an info passes, with its message as output. A file that could not be read is an error.
package enum JUnitReport {
  /// Writes the document for `findings` in `files` files to `output`, one finding after the other;
  /// `errors` are the failures to read files.
  package static func write(
    _ findings: [Finding], files: Int, errors: [String], to output: inout StandardStream
  ) {
    let failures = findings.count(where: isFailure)
    output.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
    output.line(
      "<testsuites name=\"conflint\" tests=\"\(max(findings.count + errors.count, 1))\" "
        + "failures=\"\(failures)\" errors=\"\(errors.count)\">")
    if findings.isEmpty, errors.isEmpty { output.write(clean(files)) }
    if !errors.isEmpty { output.write(suite(errors)) }
    for file in findings.byFile { write(file, to: &output) }
    output.line("</testsuites>")
  }

  private static func suite(_ errors: [String]) -> String {
    let count = errors.count
    var text = "  <testsuite name=\"conflint\" tests=\"\(count)\" failures=\"0\" "
    text += "errors=\"\(count)\">\n"
    for error in errors.map(\.markup) {
      text += "    <testcase name=\"\(error)\" classname=\"conflint\">\n"
      text += "      <error type=\"not-read\" message=\"\(error)\">\(error)</error>\n"
      text += "    </testcase>\n"
    }
    return text + "  </testsuite>\n"
  }

  /// A passing suite, because some readers treat a document without cases as a failure.
  private static func clean(_ files: Int) -> String {
    """
      <testsuite name="conflint" tests="1" failures="0" errors="0">
        <testcase name="nothing found in \(files.counting("file"))" classname="conflint"/>
      </testsuite>

    """
  }

  private static func write(_ file: FileFindings, to output: inout StandardStream) {
    let failures = file.findings.count(where: isFailure)
    output.line(
      "  <testsuite name=\"\(file.path.markup)\" tests=\"\(file.findings.count)\" "
        + "failures=\"\(failures)\" errors=\"0\">")
    for finding in file.findings where !output.isClosed { output.write(testCase(finding)) }
    output.line("  </testsuite>")
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
