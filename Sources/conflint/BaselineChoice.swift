import EcelerityConf
import ToolSupport

/// The options `--baseline` and `--write-baseline`.
struct BaselineChoice {
  private let baseline: Baseline?
  private let path: String?
  private let destination: String?
  private let directory = workingDirectory() ?? "."

  init(_ arguments: ParsedArguments) throws {
    destination = arguments[LintOption.writeBaseline]
    if destination != nil, arguments.has(LintOption.baseline) {
      throw CommandFailure("`--baseline` and `--write-baseline` exclude each other; leave one out")
    }
    path = arguments[LintOption.baseline]
    baseline = try path.map {
      try Baseline(reading: $0, workingDirectory: workingDirectory() ?? ".")
    }
  }

  /// What a check has looked at before it begins; nil if there is no baseline to compare it with.
  var reach: BaselineReach? { path == nil && destination == nil ? nil : BaselineReach() }

  /// The findings that are not accepted.
  func news(in findings: [Finding]) -> [Finding] { baseline?.news(in: findings) ?? findings }

  /// The findings of `configuration` that may be fixed: those that are not accepted and whose edits
  /// do not touch the lines of accepted ones, which would no longer be recognized.
  func fixable(_ diagnostics: [Diagnostic], of configuration: Configuration) -> [Diagnostic] {
    guard let baseline else { return diagnostics }
    let findings = Finding.all(diagnostics, in: configuration)
    let isNew = baseline.isNew(findings)
    let accepted = Set(zip(findings, isNew).filter { !$1 }.map { Line($0.0.location) })
    return diagnostics.indices.filter { index in
      isNew[index] && findings[index].edits.allSatisfy { !accepted.contains(anyOf: $0.location) }
    }.map { diagnostics[$0] }
  }

  /// Reports the number of obsolete entries of the baseline, given all `findings` of `run`. Written again, it would
  /// accept `news`, too.
  func reportGone(
    from findings: [Finding], news: [Finding], in run: LintRun, _ console: inout Console
  ) {
    guard let baseline, let path, let reach = run.reach, run.failures.isEmpty else { return }
    let count = baseline.goneCount(from: findings, within: reach)
    guard count > 0 else { return }
    let name = path.visible
    let words =
      count == 1
      ? "1 entry of \(name) no longer occurs" : "\(count) entries of \(name) no longer occur"
    let first = news.isEmpty ? "" : "fix what is found, or decide to accept it, then "
    console.error.line("\(words); \(first)write it again with --write-baseline")
  }

  /// Writes a baseline that accepts `findings` of `run`, but only if they are complete: the next
  /// check would report missing ones as new. If a part of a configuration is not available, as with
  /// `--no-follow`, earlier entries are kept that may be about that part.
  func write(
    _ findings: [Finding], of run: LintRun, isComplete: Bool, _ console: inout Console
  ) throws {
    guard let destination else { return }
    guard isComplete else {
      console.error.line(
        "\(destination.visible): not written, because not everything could be read")
      return
    }
    var accepted = Baseline(accepting: findings, at: destination, workingDirectory: directory)
    var words = "\(destination.visible): \(findings.count.counting("finding")) accepted"
    if let reach = run.reach, reach.isPartial {
      let earlier = try? Baseline(reading: destination, workingDirectory: directory)
      if let earlier { accepted = accepted.keeping(earlier, outside: reach) }
      if accepted.keptCount > 0 { words += " and \(accepted.keptCount) earlier ones kept" }
      words += "; a part of the configuration was not read, so a check of all of it may find more"
    }
    try FileCreation.write(accepted.document(), to: destination, over: Baseline.isBaseline)
    console.error.line(words)
  }
}

/// A line of a file.
private struct Line: Hashable {
  let path: String
  let number: Int

  init(_ location: Location) {
    self.init(location.path, location.start.line)
  }

  init(_ path: String, _ number: Int) {
    self.path = path
    self.number = number
  }
}

extension Set<Line> {
  /// Whether any byte of `location` is on one of the lines.
  fileprivate func contains(anyOf location: Location) -> Bool {
    let (start, end) = (location.start, location.end)
    // A range that ends after a line feed does not touch the next line.
    let last = end.column == 1 ? Swift.max(start.line, end.line - 1) : end.line
    return (start.line...last).contains { contains(Line(location.path, $0)) }
  }
}
