import EcelerityConf
import ToolSupport

/// The writer of answers of `explain` and `resolve`.
struct RouteWriter: Sendable {
  private let isBrief: Bool
  private let format: OutputFormat
  private let isPartial: Bool
  private let version: ServerVersion?
  private var map: SourceMap
  private var documents: RouteDocumentWriter
  private var report: RouteReport
  private var documentTemplates = AnswerTemplates<RouteDocumentWriter>()
  private var reportTemplates = AnswerTemplates<RouteReport>()

  init(_ arguments: ParsedArguments, _ loaded: LoadedConfiguration, _ palette: Palette) {
    isBrief = Subcommand(arguments) == .resolve
    format = arguments[OutputFormat.option]
    isPartial = loaded.isPartial
    version = loaded.version
    map = loaded.map
    documents = RouteDocumentWriter(includesSteps: !isBrief, isPartial: isPartial)
    report = RouteReport(palette, includesSteps: !isBrief, isPartial: isPartial)
  }

  /// Whether answers are separated by empty lines; each begins with a line feed then, which is not printed for the
  /// first.
  var separatesAnswers: Bool { format == .text && !isBrief }

  /// Adds the answers for one or more bindings, with documents in `layout`.
  mutating func write(
    _ explanations: [Explanation], _ layout: JSONText.Layout, to output: inout RouteOutput
  ) throws {
    for explanation in explanations {
      warn(about: explanation, &output)
      try write(explanation, layout, &output)
      if !explanation.verdict.isAttempted { output.recordUndelivered() }
    }
  }

  /// Adds answers as text, or as documents of one line.
  mutating func write(_ findings: [RouteFinding], to output: inout RouteOutput) throws {
    for finding in findings {
      // With a target version, all steps are checked.
      if version == nil, case .plain(let name) = finding, append(name, to: &output.bytes) {
        continue
      }
      try write([finding.explanation], .oneLine, to: &output)
    }
  }

  private mutating func append(
    _ name: RouteFinding.PlainName, to bytes: inout [UInt8]
  ) -> Bool {
    guard format == .text else {
      return documentTemplates.append(name, &documents, &map, to: &bytes)
    }
    let start = bytes.count
    if separatesAnswers { bytes.append(UInt8(ascii: "\n")) }
    let isWritten = reportTemplates.append(name, &report, &map, to: &bytes)
    if !isWritten { bytes.removeLast(bytes.count - start) }
    return isWritten
  }

  private func warn(about explanation: Explanation, _ output: inout RouteOutput) {
    // The reasons of a longer answer have these.
    if isBrief { for note in explanation.cautions { output.warn(about: note) } }
    guard let version else { return }
    for step in explanation.steps where step.setting != nil {
      if let option = step.evaluation?.option, version.lacks(option) {
        output.warn(ifMissing: option)
      }
    }
  }

  private mutating func write(
    _ explanation: Explanation, _ layout: JSONText.Layout, _ output: inout RouteOutput
  ) throws {
    switch format {
    case .json where layout == .oneLine: documents.append(explanation, &map, to: &output.bytes)
    case .json:
      let document = RouteDocument(
        explanation, includesSteps: !isBrief, isPartial: isPartial, &map)
      output.write(try JSONText.encodeReport(document, layout))
    case .text:
      if separatesAnswers { output.write("\n") }
      report.append(explanation, &map, to: &output.bytes)
    }
  }
}
