internal import ConfigurationGenerator
@_spi(Benchmarks) internal import EcelerityConf

/// `bench speed`: the steps of the library, measured separately in this process.
enum Speed {
  static func run(_ arguments: Arguments) throws {
    let size = try arguments.size("size", default: "16M")
    let shape = try Generate.shape(arguments)
    let bytes = ConfigurationGenerator().bytes(shape, size: size)
    let rounds = try arguments.number("rounds", default: 9)
    let rules = try rules(arguments)
    print(
      "\(bytes.count) bytes, shape \(shape.rawValue), \(rules.count) rules, "
        + "best and median of \(rounds) rounds")
    try SpeedRun(bytes, rules, rounds: rounds).run()
  }

  private static func rules(_ arguments: Arguments) throws -> [any Rule.Type] {
    guard let text = arguments.text("rules") else { return RuleCatalog.all }
    return try text.split(separator: ",").map { id in
      guard let rule = RuleCatalog.rule(String(id)) else { throw Failure("no rule `\(id)`") }
      return rule
    }
  }
}

/// Measures each step on one text.
private struct SpeedRun {
  private let source: SourceFile
  private let linter: Linter
  private let rounds: Int
  private let table = Table("step                         ", " best ms", "median ms", "MB/s")

  init(_ bytes: [UInt8], _ rules: [any Rule.Type], rounds: Int) {
    linter = Linter(rules)
    source = SourceFile(path: "ecelerity.conf", bytes: bytes)
    self.rounds = rounds
  }

  func run() throws {
    measure("count line feeds") { countLineFeeds(source.bytes.span) }
    measure("lex") { SyntaxTree.tokenCount(of: source) }
    measure("lex + parse") { SyntaxTree(parsing: source) }
    try runChecking()
    try runFormatting()
  }

  private func runChecking() throws {
    let loader = MemoryLoader(bytes: [source.path: source.bytes])
    let configuration = try Configuration.load(source.path, from: loader)
    try measure("lex + parse + merge") { try Configuration.load(source.path, from: loader) }
    measure("rules alone") { linter.lint(configuration) }
    try measure("lint (all of the above)") {
      linter.lint(try Configuration.load(source.path, from: loader))
    }
    printFindings(linter.lint(configuration))
  }

  private func runFormatting() throws {
    let tree = SyntaxTree(parsing: source)
    measure("layout alone") { Formatter.format(tree) }
    measure("format (with all its checks)") { Formatter.formatChecked(source) }
  }

  private func measure<Result>(_ name: String, _ work: () throws -> Result) rethrows {
    let times = try Rounds(rounds, of: work)
    table.row(
      name, Cell.milliseconds(times.best), Cell.milliseconds(times.median),
      Cell.rate(source.bytes.count, in: times.best))
  }

  private func printFindings(_ findings: [Diagnostic]) {
    let counts = Severity.allCases.map { severity in
      "\(findings.count { $0.severity == severity }) \(severity.rawValue)"
    }
    print("  (findings: \(counts.joined(separator: ", ")))")
  }
}

/// The baseline: the time for reading every byte once.
@inline(never)
private func countLineFeeds(_ bytes: Span<UInt8>) -> Int {
  var count = 0
  for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") { count += 1 }
  return count
}
