import EcelerityConf
import ToolSupport

/// `confroute explain` and `confroute resolve`
struct RouteCommand {
  private let arguments: ParsedArguments
  private let isBrief: Bool
  private let format: OutputFormat
  private var source: ConfigurationAtHand
  private var evaluator: RouteEvaluator
  private var documents: RouteDocumentWriter
  private var report: RouteReport
  private var status = ExitStatus.success
  private var isFirst = true

  init(_ arguments: ParsedArguments, _ console: inout Console) throws {
    self.arguments = arguments
    isBrief = arguments.command == "resolve"
    format = arguments.choice("output-format", of: OutputFormat.self) ?? .text
    guard arguments.has("offline") else {
      throw CommandFailure("resolving names is not available in this version; give --offline")
    }
    guard !arguments.operands.isEmpty || arguments.has("domains-file") else {
      throw CommandFailure("no domain; write one, or name a file with --domains-file")
    }
    source = try ConfigurationAtHand(arguments, &console)
    documents = RouteDocumentWriter(
      includesSteps: !isBrief, isPartial: source.configuration.isPartial)
    report = RouteReport(console.outputPalette, isPartial: source.configuration.isPartial)
    evaluator = RouteEvaluator(
      source.configuration, version: source.version, tellsSession: !isBrief,
      // Of a version that is asked for, options that it lacks are told.
      tellsSteps: !isBrief || source.version != nil)
  }

  consuming func run(_ console: inout Console) throws -> ExitStatus {
    let isOne = arguments.operands.count == 1 && !arguments.has("domains-file")
    for operand in arguments.operands {
      answer(operand, "", isOne ? .indented : .oneLine, &console)
    }
    if let file = arguments.value("domains-file") { try answerLines(of: file, &console) }
    return status
  }

  private mutating func answerLines(of path: String, _ console: inout Console) throws {
    var input = try LineInput(path)
    var number = 0
    while !console.output.isClosed {
      // Whoever writes the questions may be waiting for the answers.
      if !input.hasLine { console.output.flush() }
      guard let line = try input.next() else { return }
      number += 1
      let place = "\(path.visible):\(number): "
      if line.isCut {
        status = .failure
        console.complain(place + "the line is longer than \(LineInput.maximumLength) bytes")
      } else if !line.text.trimmed.isEmpty {
        answer(line.text.trimmed, place, .oneLine, &console)
      }
    }
  }

  /// A question that cannot be answered does not keep the others from theirs.
  private mutating func answer(
    _ domain: String, _ place: String, _ layout: JSONText.Layout, _ console: inout Console
  ) {
    do {
      let query = try RouteQuery(
        domain, binding: arguments.value("binding"),
        bindingGroup: arguments.value("binding-group"), sender: arguments.value("from"),
        isStrictAboutGateway: arguments.has("strict-gateway"))
      let explanations = try evaluator.explain(query)
      for explanation in explanations {
        try print(explanation, explanations.count == 1 ? layout : .oneLine, &console)
        if !explanation.verdict.isAttempted, status == .success { status = .findings }
      }
    } catch {
      status = .failure
      console.complain(place + "\(error)".visible)
    }
  }

  private mutating func print(
    _ explanation: Explanation, _ layout: JSONText.Layout, _ console: inout Console
  ) throws {
    defer { isFirst = false }
    for step in explanation.steps where step.setting != nil {
      if let option = step.evaluation?.option { source.warn(ifMissing: option, &console) }
    }
    if format == .json, layout == .oneLine {
      return console.output.write(bytes: documents.bytes(explanation, &source.map))
    }
    if format == .json {
      let document = RouteDocument(
        explanation, includesSteps: !isBrief, isPartial: source.configuration.isPartial,
        &source.map)
      console.output.write(bytes: try JSONText.encode(document, layout))
      return
    }
    if isBrief {
      console.output.write(report.destinationLines(explanation))
    } else {
      if !isFirst { console.output.line() }
      console.output.write(report.text(explanation, &source.map))
    }
  }
}
