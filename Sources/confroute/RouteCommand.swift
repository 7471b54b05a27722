import Delivery
import EcelerityConf
import Threads
import ToolSupport

/// `confroute explain` and `confroute resolve`
struct RouteCommand {
  /// The number of questions that are answered together, as name servers take time.
  private static let batchSize = 256

  private let arguments: ParsedArguments
  private let questions: RouteQuestions
  private var loaded: LoadedConfiguration
  private let evaluator: RouteEvaluator
  private let names: ResolverSetup
  private var resolver: RouteResolver<ResolverSetup.ConfiguredResolver>?
  /// Questions for the resolver, and the lines they are from.
  private var asked: [(line: QuestionLine, query: RouteQuery)] = []
  private var writer: RouteWriter
  private var status = ExitStatus.success
  /// The cautions that were printed.
  private var cautions: Set<RouteNote> = []
  private var isFirst = true
  /// How long lines are wrapped; nil if they are not.
  private let folding: LineFolding?

  init(_ arguments: ParsedArguments, _ console: inout Console) throws {
    self.arguments = arguments
    questions = RouteQuestions(arguments)
    let isBrief = Subcommand(arguments) == .resolve
    try RouteQuestions.checkDomains(arguments)
    loaded = try LoadedConfiguration(arguments, &console)
    writer = RouteWriter(arguments, loaded, console.outputPalette)
    folding =
      writer.separatesAnswers ? console.output.terminalWidth.map(LineFolding.init(width:)) : nil
    evaluator = RouteEvaluator(
      loaded.configuration, version: loaded.version, tellsSession: !isBrief,
      // Steps are needed to report options that the target version lacks.
      tellsSteps: !isBrief || loaded.version != nil)
    names = try ResolverSetup(
      arguments, isOffline: arguments[ResolverOption.offline], loaded, &console)
    resolver = names.resolver.map {
      RouteResolver(evaluator, asking: $0, search: names.search, policies: names.policies)
    }
  }

  consuming func run(_ console: inout Console) throws -> ExitStatus {
    let layout = questions.layout
    let operands = arguments.operands.map { QuestionLine(text: $0, number: nil) }
    BindingHint.report(operands.compactMap { try? questions.query($0) }, &loaded, &console)
    if resolver == nil {
      var answers = OfflineAnswers(questions, evaluator, writer)
      for operand in operands { report(try answers.output(for: [operand], layout), &console) }
      if let file = arguments[QuestionOption.domainsFile] { try answerLines(of: file, &console) }
    } else {
      for operand in operands { try ask(operand, layout, &console) }
      if let file = arguments[QuestionOption.domainsFile] { try askLines(of: file, &console) }
      try answerAll(layout, &console)
    }
    if let resolver { try names.save(resolver) }
    return status
  }

  // MARK: From the configuration alone

  private var pieceLength: OfflineBatch.PieceLength {
    guard Subcommand(arguments) == .explain else { return .resolved }
    return arguments[OutputFormat.option] == .json
      ? .documented : .explained
  }

  private mutating func answerLines(of path: String, _ console: inout Console) throws {
    var batch = OfflineBatch(threads: ThreadOfControl.processors, pieceLength) {
      [questions, evaluator, writer] in
      OfflineAnswers(questions, evaluator.separated, writer)
    }
    var lines = try QuestionLines(path)
    while !console.output.isClosed {
      // The writer of the questions may be waiting for answers.
      if !lines.hasLine() {
        for output in try batch.finish() { report(output, &console) }
        console.output.flush()
      }
      guard let line = try lines.next() else { break }
      if line.text.isEmpty { continue }
      for output in try batch.add(line) { report(output, &console) }
    }
    if console.output.isClosed { return batch.abandon() }
    for output in try batch.finish() { report(output, &console) }
  }

  // MARK: With name servers

  private mutating func askLines(of path: String, _ console: inout Console) throws {
    var lines = try QuestionLines(path)
    while !console.output.isClosed {
      if !lines.hasLine() {
        try answerAll(.oneLine, &console)
        console.output.flush()
      }
      guard let line = try lines.next() else { return }
      if line.isCut {
        try answerAll(.oneLine, &console)
        complain(questions.complaintAboutLength(of: line), &console)
      } else if !line.text.isEmpty {
        try ask(line, .oneLine, &console)
      }
    }
  }

  private mutating func ask(
    _ line: QuestionLine, _ layout: JSONText.Layout, _ console: inout Console
  ) throws {
    do throws(QueryProblem) {
      asked.append((line, try questions.query(line)))
    } catch {
      try answerAll(layout, &console)
      complain(questions.complaint(about: line, error), &console)
    }
    if asked.count >= Self.batchSize { try answerAll(layout, &console) }
  }

  private mutating func answerAll(_ layout: JSONText.Layout, _ console: inout Console) throws {
    guard !asked.isEmpty else { return }
    let asked = asked
    self.asked = []
    guard let answers = try resolver?.explain(asked.map(\.query)) else { return }
    for (question, answer) in zip(asked, answers) {
      var output = RouteOutput()
      switch answer {
      case .success(let explanations): try writer.write(explanations, layout, to: &output)
      case .failure(let problem):
        output.complain(questions.complaint(about: question.line, problem))
      }
      report(output, &console)
    }
    if arguments.has(ResolverOption.record) { try askForConnections(of: answers) }
  }

  /// Asks the questions of a probe, too, so that the recording can be used for one.
  private mutating func askForConnections(
    of answers: [Result<[Explanation], QueryProblem>]
  ) throws {
    for case .success(let explanations) in answers {
      try resolver?.askForConnections(of: explanations)
    }
  }

  // MARK: Answers

  private mutating func report(_ output: RouteOutput, _ console: inout Console) {
    if status != .failure, output.status != .success { status = output.status }
    for part in output.parts {
      switch part {
      case .answers(let bytes):
        let isSeparated = writer.separatesAnswers && isFirst
        let text = isSeparated ? Array(bytes.dropFirst()) : bytes
        console.output.write(bytes: folding?.fold(text) ?? text)
        isFirst = false
      case .complaint(let message): complain(message, &console)
      case .missing(let option): loaded.warn(ifMissing: option, &console)
      case .caution(let note):
        if cautions.insert(note).inserted { console.warn(note.text.visible) }
      }
    }
  }

  private mutating func complain(_ message: String, _ console: inout Console) {
    status = .failure
    console.complain(message)
  }
}
