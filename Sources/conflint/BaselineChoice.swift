import EcelerityConf
import ToolSupport

/// What `--baseline` and `--write-baseline` ask for.
struct BaselineChoice {
  private let baseline: Baseline?
  private let destination: String?
  private let folder = workingFolder() ?? "."

  init(_ arguments: ParsedArguments) throws {
    destination = arguments.value("write-baseline")
    if destination != nil, arguments.has("baseline") {
      throw CommandFailure("`--baseline` and `--write-baseline` exclude each other; leave one out")
    }
    baseline = try arguments.value("baseline").map {
      try Baseline(reading: $0, workingFolder: workingFolder() ?? ".")
    }
  }

  /// The findings that are not accepted.
  func news(in findings: [Finding]) -> [Finding] { baseline?.news(in: findings) ?? findings }

  /// The same, before they are translated for people.
  func news(in diagnostics: [Diagnostic], of configuration: Configuration) -> [Diagnostic] {
    guard let baseline else { return diagnostics }
    var map = SourceMap(configuration.files.map(\.tree.source))
    var findings: [Finding] = []
    for diagnostic in diagnostics { findings.append(Finding(diagnostic, &map)) }
    return zip(diagnostics, baseline.isNew(findings)).filter(\.1).map(\.0)
  }

  /// Accepts `findings` from now on.
  func write(_ findings: [Finding], _ console: inout Console) throws {
    guard let destination else { return }
    let accepted = Baseline(accepting: findings, at: destination, workingFolder: folder)
    try FileCreation.write(accepted.document(), to: destination)
    let count = "\(findings.count) finding\(findings.count == 1 ? "" : "s")"
    console.error.line("\(destination.visible): \(count) accepted")
  }
}
