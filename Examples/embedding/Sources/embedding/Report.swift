import EcelerityConf

/// What a program can learn about one configuration: its syntax, its meaning, its mistakes, its layout, and
/// where mail goes.
@main
struct Report {
  static func main() throws {
    guard CommandLine.arguments.count > 2 else {
      print("usage: embedding FILE DOMAIN...")
      return
    }
    let loader = DiskLoader()
    let path = CommandLine.arguments[1]

    // Parse: one file as it is written. This never fails; `problems` lists what cannot be read.
    let tree = SyntaxTree(parsing: try loader.load(path).source)
    print("tokens: \(tree.tokens.count), problems of syntax: \(tree.problems.count)")

    // Model: all files that it includes, merged as the server does it.
    let configuration = try Configuration.load(path, from: loader)
    let gateway = configuration.global.setting(.gateway)?.value.text
    print("files: \(configuration.files.count), gateway: \(gateway ?? "not set")")

    // Check: what the rules find. A source map turns bytes into lines and columns.
    var map = SourceMap(configuration.files.map(\.tree.source))
    for finding in Linter().lint(configuration) {
      print("\(map.place(of: finding.span)): \(finding.severity): \(finding.message)")
    }

    // Format: the text in the one style there is, after a check that it says the same.
    print(layout(of: tree))

    // Route: where mail would go, and why. DNS is for the caller to ask.
    var evaluator = RouteEvaluator(configuration)
    for domain in CommandLine.arguments.dropFirst(2) {
      for explanation in try evaluator.explain(RouteQuery(domain)) {
        print(summary(of: explanation, &map))
      }
    }
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
