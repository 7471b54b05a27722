import Delivery
import EcelerityConf
import ToolSupport

/// `confroute explain` and `confroute resolve`
struct RouteCommand {
  /// Questions that are answered together, as the replies of name servers take their time.
  private static let mostTogether = 256

  /// A question, and where it stands.
  private struct Asked {
    let query: RouteQuery
    let place: String
  }

  private let arguments: ParsedArguments
  private let isBrief: Bool
  private let format: OutputFormat
  private var source: ConfigurationAtHand
  private var evaluator: RouteEvaluator
  private let names: NamesAtHand
  private var resolver: RouteResolver<NamesAtHand.Source>?
  private var asked: [Asked] = []
  private var documents: RouteDocumentWriter
  private var report: RouteReport
  private var status = ExitStatus.success
  private var isFirst = true

  init(_ arguments: ParsedArguments, _ console: inout Console) throws {
    self.arguments = arguments
    isBrief = arguments.command == "resolve"
    format = arguments.choice("output-format", of: OutputFormat.self) ?? .text
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
    names = try NamesAtHand(
      arguments, isOffline: arguments.has("offline"), source, &console)
    resolver = names.resolver.map { RouteResolver(evaluator, asking: $0, policies: names.policies) }
  }

  consuming func run(_ console: inout Console) throws -> ExitStatus {
    let isOne = arguments.operands.count == 1 && !arguments.has("domains-file")
    let layout = isOne ? JSONText.Layout.indented : .oneLine
    for operand in arguments.operands { try ask(operand, "", layout, &console) }
    if let file = arguments.value("domains-file") { try askLines(of: file, &console) }
    try answerAll(layout, &console)
    if let resolver { try names.save(resolver) }
    return status
  }

  private mutating func askLines(of path: String, _ console: inout Console) throws {
    var input = try LineInput(path)
    var number = 0
    while !console.output.isClosed {
      // Whoever writes the questions may be waiting for the answers.
      if !input.hasLine {
        try answerAll(.oneLine, &console)
        console.output.flush()
      }
      guard let line = try input.next() else { return }
      number += 1
      let place = "\(path.visible):\(number): "
      if line.isCut {
        try answerAll(.oneLine, &console)
        complain(place + "the line is longer than \(LineInput.maximumLength) bytes", &console)
      } else if !line.text.trimmed.isEmpty {
        try ask(line.text.trimmed, place, .oneLine, &console)
      }
    }
  }

  // MARK: Questions

  private mutating func ask(
    _ domain: String, _ place: String, _ layout: JSONText.Layout, _ console: inout Console
  ) throws {
    do throws(QueryProblem) {
      var query = try RouteQuery(
        domain, binding: arguments.value("binding"),
        bindingGroup: arguments.value("binding-group"), sender: arguments.value("from"),
        isStrictAboutGateway: arguments.has("strict-gateway"))
      query.seed = arguments.number("seed").map { UInt64($0) }
      asked.append(Asked(query: query, place: place))
    } catch {
      try answerAll(layout, &console)
      complain(place + "\(error)".visible, &console)
    }
    if asked.count >= (resolver == nil ? 1 : Self.mostTogether) {
      try answerAll(layout, &console)
    }
  }

  /// A question that cannot be answered does not keep the others from theirs.
  private mutating func complain(_ message: String, _ console: inout Console) {
    status = .failure
    console.complain(message)
  }

  // MARK: Answers

  private mutating func answerAll(_ layout: JSONText.Layout, _ console: inout Console) throws {
    guard !asked.isEmpty else { return }
    let asked = asked
    self.asked = []
    for (question, answer) in zip(asked, try answers(to: asked.map(\.query))) {
      switch answer {
      case .success(let explanations):
        for explanation in explanations {
          try print(explanation, explanations.count == 1 ? layout : .oneLine, &console)
          if !explanation.verdict.isAttempted, status == .success { status = .findings }
        }
      case .failure(let problem): complain(question.place + "\(problem)".visible, &console)
      }
    }
  }

  private mutating func answers(
    to queries: [RouteQuery]
  ) throws -> [Result<[Explanation], QueryProblem>] {
    if let answers = try resolver?.explain(queries) { return answers }
    return queries.map { query in
      Result { () throws(QueryProblem) in try evaluator.explain(query) }
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
