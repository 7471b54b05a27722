import EcelerityConf
import ToolSupport

/// Prints findings in one of the formats.
struct FindingsPrinter {
  private let format: OutputFormat
  private let statistics: Bool

  init(_ format: OutputFormat, statistics: Bool) {
    self.format = format
    self.statistics = statistics
  }

  /// Prints `findings` in `files` files; `failures` are the errors that occurred while reading
  /// others.
  func print(
    _ findings: [Finding], files: Int, failures: [String], _ console: inout Console
  ) throws {
    let summary = FindingSummary(findings, files: files)
    if statistics { return printStatistics(findings, &console) }
    switch format {
    case .json: try FindingsDocument(findings, summary).write(to: &console.output)
    case .concise:
      // A file that is included in several scopes may have the same finding in each of them.
      // By bytes, as names that differ in these may be equal strings.
      var seen: Set<[UInt8]> = []
      for finding in findings {
        let line = ConciseReport.line(finding, console.outputPalette)
        if seen.insert(Array(line.utf8)).inserted { console.output.write(line) }
      }
    case .sarif: try SARIFReport(findings, failures: failures).write(to: &console.output)
    case .gitlab: try GitLabReport(findings).write(to: &console.output)
    case .github: for finding in findings { console.output.write(GitHubReport.line(finding)) }
    case .junit:
      JUnitReport.write(findings, files: files, errors: failures, to: &console.output)
    case .html: HTMLReport.write(findings, summary, to: &console.output)
    case .text, .markdown: printText(findings, summary, &console)
    }
  }

  private func printText(
    _ findings: [Finding], _ summary: FindingSummary, _ console: inout Console
  ) {
    let report = TextReport(console.outputPalette)
    var repetitions = Repetitions()
    for finding in findings where repetitions.isShown(finding) {
      console.output.write(report.lines(finding))
    }
    for line in repetitions.remarks { console.output.line(line) }
    console.output.flush()
    // A person who is waiting sees the end of the run, unless nothing could be read.
    if !findings.isEmpty || console.error.isTerminal && summary.files > 0 {
      console.error.line(summary.text)
    }
  }

  private func printStatistics(_ findings: [Finding], _ console: inout Console) {
    var counts: [String: Int] = [:]
    for finding in findings { counts[finding.diagnostic.rule, default: 0] += 1 }
    let rows = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let width = rows.first.map { "\($0.value)".count } ?? 0
    for (rule, count) in rows {
      let number = "\(count)"
      console.output.line(
        String(repeating: " ", count: width - number.count) + number + "  " + rule)
    }
  }
}
