import Delivery
import EcelerityConf
import Threads
import ToolSupport

/// `confroute probe`
struct ProbeCommand {
  private let arguments: ParsedArguments
  private let questions: RouteQuestions
  private let isJSON: Bool
  private let names: ResolverSetup
  private var loaded: LoadedConfiguration
  private var resolver: RouteResolver<ResolverSetup.ConfiguredResolver>
  private var plan: ProbePlan
  private let sender: ReversePath
  private var status = ExitStatus.success

  private let encryption: EncryptionLibrary
  private let interruption: Interruption

  /// A question, and the line that it is from.
  private typealias AskedQuestion = (query: RouteQuery, line: QuestionLine)

  /// Runs the probe, while `encryption` is prepared. The caller has to finish that.
  static func run(
    _ arguments: ParsedArguments, _ encryption: EncryptionLibrary, _ console: inout Console
  ) throws -> ExitStatus {
    encryption.prepare()
    return try ProbeCommand(arguments, encryption, &console).run(&console)
  }

  private init(
    _ arguments: ParsedArguments, _ encryption: EncryptionLibrary, _ console: inout Console
  ) throws {
    self.encryption = encryption
    self.arguments = arguments
    interruption = try Interruption()
    questions = RouteQuestions(arguments, from: "<>")
    isJSON = arguments[OutputFormat.option] == .json
    try RouteQuestions.checkDomains(arguments)
    loaded = try LoadedConfiguration(arguments, &console)
    plan = try ProbePlan(arguments)
    names = try ResolverSetup(
      arguments, isOffline: false, timeLimit: plan.timeLimit, interruption: interruption, loaded,
      &console)
    guard let asked = names.resolver else { preconditionFailure("name servers are asked") }
    resolver = RouteResolver(
      RouteEvaluator(loaded.configuration, version: loaded.version, tellsSession: isJSON),
      asking: asked, search: names.search, policies: names.policies,
      encryption: encryption)
    sender = try ReversePath(arguments)
  }

  private consuming func run(_ console: inout Console) throws -> ExitStatus {
    let asked = try askedQuestions(&console)
    // From here on there is something to report. Before, Ctrl-C ends the program as usual.
    try watchSignals()
    do {
      try chooseServer()
      let targets = try targets(asked, &console)
      try names.save(resolver)
      if plan.sendsMessage, status == .failure {
        throw CommandFailure("no message is sent; correct the errors above first")
      }
      reportPlan(targets, &console)
      try checkReport(&console)
      try probe(targets, &console)
    } catch ResolverError.interrupted {
      reportInterruption(asked, &console)
    }
    return status
  }

  /// Resolves `--connect-to`, the substitute for all next hops.
  private mutating func chooseServer() throws {
    guard let text = arguments[ProbeOption.connectTo] else { return }
    if let endpoint = Endpoint(text, defaultPort: 25) {
      plan.connectTo = endpoint
      return
    }
    guard let server = NamedServer(text, defaultPort: 25) else {
      throw CommandFailure(
        "--connect-to: `\(text.visible)` is not a host with a port; write 192.0.2.7:25")
    }
    let found = try resolver.addresses(of: server.name)
    guard let address = found.first else {
      throw CommandFailure("--connect-to: `\(server.host.visible)` \(found.problem.visible)")
    }
    if address.isPrivate, !plan.allowsPrivate {
      throw CommandFailure(
        "--connect-to: `\(server.host.visible)` is \(address), which is not a public address; write "
          + "the address, or use --allow-private")
    }
    plan.connectTo = Endpoint(address, port: server.port)
  }

  // MARK: Targets

  private mutating func askedQuestions(_ console: inout Console) throws -> [AskedQuestion] {
    var queries: [AskedQuestion] = []
    for line in try lines(&console) {
      if plan.sendsMessage, !line.text.contains("@") {
        complain(
          questions.place(of: line)
            + "--send needs the address of a recipient, not `\(line.text.visible)`; write "
            + "user@oak.example", &console)
        continue
      }
      do throws(QueryProblem) { queries.append((try questions.query(line), line)) } catch {
        complain(questions.complaint(about: line, error), &console)
      }
    }
    let asked = queries.filter { $0.line.number == nil }.map(\.query)
    BindingHint.report(asked, &loaded, &console)
    return queries
  }

  private mutating func targets(
    _ queries: [AskedQuestion], _ console: inout Console
  ) throws -> [ProbeTarget] {
    var targets: [ProbeTarget] = []
    var recipients = MessageRecipients()
    let found = try resolver.targets(for: queries.map(\.query), from: sender)
    for ((_, line), result) in zip(queries, found) {
      switch result {
      case .success(let list):
        if plan.sendsMessage, let objection = recipients.objection(to: list) {
          complain(questions.place(of: line) + objection.visible, &console)
        }
        targets += list
      case .failure(.query(let problem)):
        complain(questions.complaint(about: line, problem), &console)
      case .failure(let problem): complain(questions.complaint(about: line, problem), &console)
      }
    }
    return targets
  }

  /// The questions of the operands and of `--domains-file`.
  private mutating func lines(_ console: inout Console) throws -> [QuestionLine] {
    var lines = arguments.operands.map { QuestionLine(text: $0, number: nil) }
    guard let path = arguments[QuestionOption.domainsFile] else { return lines }
    var input = try QuestionLines(path)
    while let line = try input.next() {
      if line.isCut {
        complain(questions.complaintAboutLength(of: line), &console)
      } else if !line.text.isEmpty {
        lines.append(line)
      }
    }
    return lines
  }

  private mutating func complain(_ message: String, _ console: inout Console) {
    status = .failure
    console.complain(message)
  }

  // MARK: Probing

  /// Prints which servers will be contacted, in the text report, before that happens.
  private func reportPlan(_ targets: [ProbeTarget], _ console: inout Console) {
    guard !isJSON, !targets.isEmpty, !interruption.isRaised else { return }
    console.output.write(ProbeReport(console.outputPalette).plan(targets, plan))
  }

  /// Refuses to contact a host, and to send a message, when the report cannot be written.
  private func checkReport(_ console: inout Console) throws {
    try console.output.checkWritable()
    if console.output.isClosed {
      throw CommandFailure("standard output is closed; no host was contacted")
    }
  }

  /// Reports an interruption before the routes were known, without which there are no documents.
  private mutating func reportInterruption(_ asked: [AskedQuestion], _ console: inout Console) {
    if !isJSON {
      for question in asked { console.output.write("\(question.line.text.visible): not tried\n") }
      console.output.flush()
    }
    complain("\(ResolverError.interrupted); no next hop was contacted", &console)
  }

  /// Runs the probe. Reports are printed in the order of the questions, each as soon as those before it are done.
  private mutating func probe(_ targets: [ProbeTarget], _ console: inout Console) throws {
    var progress = ProgressLine()
    var results: [Int: [Attempt]] = [:]
    var done = 0
    var next = 0
    var current = ""
    var failure: (any Error)?
    let run = ProbeRun(
      plan, interruption: interruption, encryption: encryption, reportsWaiting: progress.isShown)
    try run.run(targets) { event in
      switch event {
      case .stage(_, let destination, let stage):
        current = "\(destination.host) \(stage.rawValue)"
        progress.show(done, of: targets.count, current)
      case .waiting:
        progress.show(done, of: targets.count, current)
      case .finished(let target, let attempts):
        results[target] = attempts
        done += 1
        while let attempts = results.removeValue(forKey: next) {
          progress.finish()
          do { try report(targets[next], attempts, &console) } catch {
            failure = error
          }
          next += 1
        }
      }
    }
    progress.finish()
    if let failure { throw failure }
    if interruption.isRaised {
      complain("interrupted; the results until then are above", &console)
    }
  }

  private func watchSignals() throws {
    let signals = InterruptSignals()
    do throws(ThreadShortage) {
      try ThreadOfControl.start { [interruption] in
        signals.wait()
        interruption.raise()
        signals.waitForLast()
      }
    } catch {
      throw NetworkError(code: error.code)
    }
  }

  private mutating func report(
    _ target: ProbeTarget, _ attempts: [Attempt], _ console: inout Console
  ) throws {
    let isAccepted = Attempt.outcome(of: attempts)?.result == .accepted
    if !isAccepted || !target.explanation.verdict.isAttempted, status == .success {
      status = .findings
    }
    if isJSON {
      let document = ProbeDocument(
        target, attempts, plan, showsTranscript: arguments[ProbeOption.transcript],
        isPartial: loaded.isPartial, &loaded.map)
      return console.output.write(bytes: try JSONText.encodeReport(document, questions.layout))
    }
    console.output.write(
      ProbeReport(console.outputPalette).text(
        target, attempts, plan, showsTranscript: arguments[ProbeOption.transcript], &loaded.map))
    console.output.flush()
  }
}
