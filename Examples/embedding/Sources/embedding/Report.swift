import EcelerityConf

/// A report on one configuration that uses each entry point of the library: syntax, merged settings, findings, layout
/// and routes.
@main
struct Report {
  static func main() throws {
    guard CommandLine.arguments.count > 2 else {
      print("usage: embedding FILE DOMAIN...")
      return
    }
    let loader = DiskLoader()
    let path = CommandLine.arguments[1]

    // Parse: one file as it is written. This never fails; `problems` lists the syntax errors.
    let tree = SyntaxTree(parsing: try loader.load(path).source)
    print("tokens: \(tree.tokens.count), problems of syntax: \(tree.problems.count)")
    var places = SourceMap(tree)
    for problem in tree.problems {
      let span = SourceSpan(FileID(0), problem.range)
      print("\(places.place(of: span)): \(problem.message(in: tree)); \(problem.advice)")
    }

    // Merge: the file and its includes, merged as the server does.
    let configuration = try Configuration.load(path, from: loader)
    let gateway = configuration.global.setting(.gateway)?.displayText
    print("files: \(configuration.files.count), gateway: \(gateway ?? "not set")")

    // Check: the findings of the rules, and what they could not check. A source map converts offsets to lines and
    // columns.
    var map = SourceMap(configuration)
    let outcome = Linter().outcome(of: configuration)
    for finding in outcome.findings {
      print("\(map.place(of: finding.span)): \(finding.severity): \(finding.message)")
    }
    if let reason = outcome.uncheckedExpressions { print("expressions are not checked: \(reason)") }
    if !outcome.skippedRules.isEmpty { print("rules not asked: \(outcome.skippedRules.count)") }

    // Format: the text in the style of conffmt, verified to have the same meaning.
    print(layout(of: tree))

    // Compare: the differences to another configuration.
    print(differences(from: configuration, to: try formatted(path, tree, loader)))

    // Route: where mail would go, and why. The caller sends the DNS queries.
    var evaluator = RouteEvaluator(configuration)
    for domain in CommandLine.arguments.dropFirst(2) {
      for explanation in try explanations(of: RouteQuery(domain), &evaluator) {
        print(summary(of: explanation, &map))
      }
    }
  }

  /// The configuration with its main file formatted in memory and all others as they are on disk.
  private static func formatted(
    _ path: String, _ tree: SyntaxTree, _ loader: DiskLoader
  ) throws -> Configuration {
    var bytes = tree.source.bytes
    if case .changed(let formatted) = Formatter.formatChecked(tree) { bytes = formatted }
    return try Configuration.load(path, from: MemoryLoader(bytes: [path: bytes], over: loader))
  }

  private static func differences(from old: Configuration, to new: Configuration) -> String {
    let differences = ConfigurationComparison.differences(old, new)
    return "formatting would change: "
      + (differences.isEmpty ? "nothing" : differences.map(\.words).joined(separator: ", "))
  }

  /// Evaluates until no question is open. Failed lookups must be answered too; the limit guards against those that are
  /// not.
  private static func explanations(
    of query: RouteQuery, _ evaluator: inout RouteEvaluator
  ) throws -> [Explanation] {
    var names: NameAnswers = [:]
    var explanations = try evaluator.explain(query, answering: names)
    for _ in 0..<32 {
      let open = explanations.flatMap(\.unanswered)
      if open.isEmpty { break }
      for question in open { names[question] = answer(to: question) }
      explanations = try evaluator.explain(query, answering: names)
    }
    return explanations
  }

  /// The answer of your resolver. This program has none.
  private static func answer(to question: NameQuestion) -> NameAnswer {
    NameAnswer(.unknown("this program asks no name server"))
  }

  private static func layout(of tree: SyntaxTree) -> String {
    switch Formatter.formatChecked(tree) {
    case .unchanged: "formatted already"
    case .changed(let bytes): "to be formatted, \(bytes.count) bytes"
    case .refused(let problems): "not formatted: \(problems.count) problems of syntax"
    case .defect(let reason): "not formatted: \(reason)"
    }
  }

  private static func summary(of explanation: Explanation, _ map: inout SourceMap) -> String {
    var lines = ["\(explanation.query.input): \(explanation.verdict.rawValue)"]
    for next in explanation.destinations {
      lines.append("  to \(next.host) port \(next.port), TLS \(next.tls)")
    }
    for step in explanation.steps {
      guard let setting = step.setting else { continue }
      let evidence = step.evidence.grade.rawValue
      lines.append(
        "  \(step.name.rawValue): \(step.answer) (\(map.place(of: setting.span)), \(evidence))")
    }
    return lines.joined(separator: "\n")
  }
}
