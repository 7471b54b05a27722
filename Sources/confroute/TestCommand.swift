import Delivery
import EcelerityConf
import ToolSupport

/// `confroute test FILE...`
struct TestCommand {
  static let coverageOption = CommandOption.flag(
    "coverage", help: "list the stanzas from which no expectation takes a value")
  static let failUnderOption = CommandOption.number(
    "fail-under", "N", in: 0...100,
    help: "fail when fewer than N percent of the stanzas are covered")

  private let arguments: ParsedArguments
  private var loaded: LoadedConfiguration
  private var evaluator: RouteEvaluator
  private let names: ResolverSetup
  /// Nil when no names are resolved.
  private var resolver: RouteResolver<ResolverSetup.ConfiguredResolver>?
  private var coverage: RouteCoverage
  private let isJSON: Bool
  private var count = 0
  private var failed = 0
  /// The blocks that could not be checked.
  private var unchecked = 0
  private var failures: [ExpectationDocument.Failure] = []
  private var isAnswered = true
  /// The cautions that were printed.
  private var cautions: Set<RouteNote> = []

  init(_ arguments: ParsedArguments, _ console: inout Console) throws {
    self.arguments = arguments
    loaded = try LoadedConfiguration(arguments, &console)
    evaluator = RouteEvaluator(
      loaded.configuration, version: loaded.version, tellsSession: false)
    coverage = RouteCoverage(loaded.configuration)
    isJSON = arguments[OutputFormat.option] == .json
    let resolvesNames = ResolverOption.resolving.contains(where: arguments.has)
    names = try ResolverSetup(arguments, isOffline: !resolvesNames, loaded, &console)
    if let asked = names.resolver {
      resolver = RouteResolver(
        evaluator, asking: asked, search: names.search, policies: names.policies)
    }
  }

  consuming func run(_ console: inout Console) throws -> ExitStatus {
    if loaded.isPartial, !isJSON { console.output.line(RouteText.partial) }
    for path in arguments.operands { try test(path, &console) }
    if count == 0, isAnswered {
      isAnswered = false
      console.complain("no expectation in these files; write `expect` blocks")
    }
    if let resolver { try names.save(resolver) }
    let asksCoverage = arguments[Self.coverageOption] || arguments.has(Self.failUnderOption)
    if isJSON {
      var map = loaded.map
      let document = ExpectationDocument(
        failures, count: count, failed: failed, unchecked: unchecked,
        coverage: asksCoverage ? coverage : nil, isPartial: loaded.isPartial, &map)
      console.output.write(bytes: try JSONText.encodeReport(document, .indented))
    } else {
      let hold = "\(count - failed) of \(count + unchecked) expectations hold"
      console.output.line(
        unchecked == 0 ? hold : "\(hold), \(unchecked) could not be checked")
      if asksCoverage { printCoverage(&console) }
    }
    guard isAnswered else { return .failure }
    return failed > 0 || isBelowLimit ? .findings : .success
  }

  // MARK: Expectations

  private mutating func test(_ path: String, _ console: inout Console) throws {
    let loadedFile: LoadedFile
    do {
      loadedFile = try DiskLoader().load(path)
    } catch {
      throw CommandFailure("\(path.visible): \(error.message)")
    }
    let file = ExpectationFile(
      loadedFile.source,
      gatewayStanzaUse: GatewayStanzaUse(isStrict: arguments[QuestionOption.strictGateway]))
    var map = SourceMap([loadedFile.source])
    for problem in file.problems {
      isAnswered = false
      let place = map.location(of: SourceSpan(FileID(0), problem.range)).description
      console.complain("\(place): \(problem.message)".visible)
    }
    unchecked += file.stanzaCount - file.expectations.count
    let answers = try answers(to: file.expectations.map(\.query))
    for (expectation, answer) in zip(file.expectations, answers) {
      let place = map.location(of: SourceSpan(FileID(0), expectation.range))
      switch answer {
      case .success(let explanations): test(expectation, explanations, place, &console)
      case .failure(let problem):
        isAnswered = false
        unchecked += 1
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
      for note in explanation.cautions where cautions.insert(note).inserted {
        console.warn("\(place.description): \(note.text)".visible)
      }
      let mismatches = expectation.mismatches(explanation)
      if mismatches.isEmpty { continue }
      holds = false
      if isJSON {
        failures.append(
          ExpectationDocument.Failure(place, explanation, mismatches, &loaded.map))
      } else {
        report(mismatches, of: explanation, place, &console)
      }
    }
    if !holds { failed += 1 }
  }

  private mutating func report(
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
        line += "known only from DNS, which is not queried; expected `\(check.text.visible)`"
      } else {
        line += "not there, as there is no next hop; expected `\(check.text.visible)`"
      }
      console.output.line(line)
    }
  }

  private mutating func places(_ settings: [Setting]) -> String {
    var found: [String] = []
    for setting in settings {
      found.append(loaded.map.location(of: setting.span).description.visible)
    }
    return found.joined(separator: ", ")
  }

  // MARK: Coverage

  /// Whether fewer stanzas are reached than `--fail-under` asks for, in percent.
  private var isBelowLimit: Bool {
    guard let limit = arguments[Self.failUnderOption] else { return false }
    let all = coverage.stanzas.count
    return (all - coverage.unreached.count) * 100 < limit * all
  }

  private mutating func printCoverage(_ console: inout Console) {
    let all = coverage.stanzas.count
    let missing = coverage.unreached
    let percent = all == 0 ? 100 : (all - missing.count) * 100 / all
    console.output.line(
      "\(all - missing.count) of \(all) stanzas that routes depend on are covered (\(percent) %)")
    for scope in missing {
      guard let span = scope.header?.span else { continue }
      let place = loaded.map.location(of: span).description.visible
      console.output.line("  \(place) \(scope.title.visible)")
    }
  }
}
