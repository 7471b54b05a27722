import Delivery
import EcelerityConf
import ToolSupport

/// `confroute test FILE...`
struct TestCommand {
  private let arguments: ParsedArguments
  private var source: ConfigurationAtHand
  private var evaluator: RouteEvaluator
  private let names: NamesAtHand
  /// Whoever asks name servers; nil when nobody is to be asked.
  private var resolver: RouteResolver<NamesAtHand.Source>?
  private var coverage: RouteCoverage
  private let isJSON: Bool
  private var count = 0
  private var failed = 0
  private var failures: [ExpectationDocument.Failure] = []
  private var isAnswered = true

  init(_ arguments: ParsedArguments, _ console: inout Console) throws {
    self.arguments = arguments
    source = try ConfigurationAtHand(arguments, &console)
    evaluator = RouteEvaluator(
      source.configuration, version: source.version, tellsSession: false)
    coverage = RouteCoverage(source.configuration)
    isJSON = arguments.choice("output-format", of: OutputFormat.self) == .json
    let asksNames = NamesAtHand.askingOptions.contains(where: arguments.has)
    names = try NamesAtHand(arguments, isOffline: !asksNames, source, &console)
    if let asked = names.resolver {
      resolver = RouteResolver(
        evaluator, asking: asked, search: names.search, policies: names.policies)
    }
  }

  consuming func run(_ console: inout Console) throws -> ExitStatus {
    if source.isPartial, !isJSON { console.output.line(RouteText.partial) }
    for path in arguments.operands { try test(path, &console) }
    if let resolver { try names.save(resolver) }
    let asksCoverage = arguments.has("coverage") || arguments.number("fail-under") != nil
    if isJSON {
      var map = source.map
      let document = ExpectationDocument(
        failures, count: count, failed: failed, coverage: asksCoverage ? coverage : nil,
        isPartial: source.isPartial, &map)
      console.output.write(bytes: try JSONText.encodeReport(document, .indented))
    } else {
      console.output.line("\(count - failed) of \(count) expectations hold")
      if asksCoverage { tellCoverage(&console) }
    }
    guard isAnswered else { return .failure }
    return failed > 0 || isBelowLimit ? .findings : .success
  }

  // MARK: Expectations

  private mutating func test(_ path: String, _ console: inout Console) throws {
    let loaded: LoadedFile
    do {
      loaded = try DiskLoader().load(path)
    } catch {
      throw CommandFailure("\(path.visible): \(error.message)")
    }
    let file = ExpectationFile(
      loaded.source, isStrictAboutGateway: arguments.has("strict-gateway"))
    var map = SourceMap([loaded.source])
    for problem in file.problems {
      isAnswered = false
      let place = map.location(of: SourceSpan(FileID(0), problem.range)).description
      console.complain("\(place): \(problem.message)".visible)
    }
    let answers = try answers(to: file.expectations.map(\.query))
    for (expectation, answer) in zip(file.expectations, answers) {
      let place = map.location(of: SourceSpan(FileID(0), expectation.range))
      switch answer {
      case .success(let explanations): test(expectation, explanations, place, &console)
      case .failure(let problem):
        isAnswered = false
        console.complain("\(place.description): \(problem)".visible)
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

  private mutating func test(
    _ expectation: RouteExpectation, _ explanations: [Explanation], _ place: Location,
    _ console: inout Console
  ) {
    count += 1
    var holds = true
    for explanation in explanations {
      coverage.add(explanation)
      let mismatches = expectation.mismatches(explanation)
      if mismatches.isEmpty { continue }
      holds = false
      if isJSON {
        failures.append(
          ExpectationDocument.Failure(place, explanation, mismatches, &source.map))
      } else {
        tell(mismatches, of: explanation, place, &console)
      }
    }
    if !holds { failed += 1 }
  }

  private mutating func tell(
    _ mismatches: [RouteMismatch], of explanation: Explanation, _ place: Location,
    _ console: inout Console
  ) {
    let palette = console.outputPalette
    let binding = RouteText.binding(explanation.binding, of: explanation.bindingGroup).visible
    console.output.line(
      palette.paint(place.description.visible, .path)
        + ": \(explanation.query.domain.text.visible), on \(binding), is not as expected")
    for mismatch in mismatches {
      let check = mismatch.check
      var line = "  \(check.key.rawValue) is "
      if let actual = mismatch.actual {
        line += "`\(actual.visible)`, not `\(check.text.visible)`: "
        line += mismatch.settings.isEmpty ? "by default" : "because of " + places(mismatch.settings)
      } else if mismatch.needsDNS {
        line += "known only from DNS, which is not asked; expected `\(check.text.visible)`"
      } else {
        line += "not there, as there is no next hop; expected `\(check.text.visible)`"
      }
      console.output.line(line)
    }
  }

  private mutating func places(_ settings: [Setting]) -> String {
    var found: [String] = []
    for setting in settings {
      found.append(source.map.location(of: setting.span).description.visible)
    }
    return found.joined(separator: ", ")
  }

  // MARK: Coverage

  /// Whether fewer stanzas are reached than `--fail-under` asks for, in percent.
  private var isBelowLimit: Bool {
    guard let limit = arguments.number("fail-under") else { return false }
    let all = coverage.stanzas.count
    return (all - coverage.unreached.count) * 100 < limit * all
  }

  private mutating func tellCoverage(_ console: inout Console) {
    let all = coverage.stanzas.count
    let missing = coverage.unreached
    let percent = all == 0 ? 100 : (all - missing.count) * 100 / all
    console.output.line(
      "\(all - missing.count) of \(all) stanzas that routes depend on are reached (\(percent) %)")
    for scope in missing {
      guard let span = scope.header?.span else { continue }
      let place = source.map.location(of: span).description.visible
      console.output.line("  \(place) \(scope.title.visible)")
    }
  }
}
