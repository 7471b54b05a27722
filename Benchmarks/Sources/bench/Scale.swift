internal import ConfigurationGenerator
internal import EcelerityConf

/// `bench scale`: conflint on a configuration of many domains, bindings and files, and the share of
/// each rule.
enum Scale {
  static func run(_ arguments: Arguments) throws {
    let scale = try Generate.scale(arguments)
    let rounds = try arguments.number("rounds", default: 3)
    let binaries = try arguments.binaries()
    print(
      "\(scale.domains) domains, \(scale.bindings) bindings in \(scale.groups) groups, "
        + "\(scale.files) included files")
    try TemporaryDirectory.use { directory in
      let main = directory.file("ecelerity.conf")
      try Generate.write(scale, to: main)
      // This comes first, because the memory of this process would count as that of the command.
      let usage = try ChildProcess(binaries + "/conflint", ["--fail-on", "never", main]).run()
      guard usage.status == 0 else { throw Failure("conflint ended with \(usage.status)") }
      let configuration = try Configuration.load(main, from: DiskLoader())
      let bytes = configuration.files.reduce(0) { $0 + $1.tree.source.bytes.count }
      printCommand(usage, bytes)
      RuleShares(configuration, rounds: rounds).print()
    }
  }

  private static func printCommand(_ usage: ChildProcess.Usage, _ bytes: Int) {
    let table = Table(
      "command                ", "MB of input", "seconds", "cpu seconds", "MB/s", "peak MB")
    table.row(
      "conflint, all rules", Cell.number(Double(bytes) / 1e6), Cell.number(usage.wall, 2),
      Cell.number(usage.processor, 2), Cell.rate(bytes, in: usage.wall),
      Cell.number(Double(usage.peakMemory) / 1e6, 0))
  }
}

/// The time of each rule: a run with that rule alone, minus a run without rules.
///
/// Rules share work, such as the evaluation of routes: the first that needs it pays, so when run
/// alone each of them does.
private struct RuleShares {
  private let configuration: Configuration
  private let rounds: Int

  init(_ configuration: Configuration, rounds: Int) {
    self.configuration = configuration
    self.rounds = rounds
  }

  func print() {
    let none = seconds([])
    let all = seconds(RuleCatalog.all) - none
    let rules = RuleCatalog.all.map { rule in
      (name: rule.description.id, seconds: max(0, seconds([rule]) - none))
    }.sorted { $0.seconds > $1.seconds }
    Swift.print(
      "\n  (alone, the rules take \(Cell.number(rules.reduce(0) { $0 + $1.seconds }, 2)) s)")
    let table = Table("rule                                      ", "ms", "% of all")
    table.row("no rule", Cell.milliseconds(none), "")
    table.row("all \(rules.count) rules", Cell.milliseconds(all), "100.0")
    for rule in rules {
      table.row(rule.name, Cell.milliseconds(rule.seconds), Cell.number(100 * rule.seconds / all))
    }
  }

  private func seconds(_ rules: [any Rule.Type]) -> Double {
    let linter = Linter(rules)
    return Rounds(rounds) { linter.lint(configuration) }.best
  }
}
