import EcelerityConf
import ToolSupport

/// `conflint [options] [FILE|DIR|-]...`
struct ConflintCommand {
  private let arguments: ParsedArguments

  init(_ arguments: ParsedArguments) {
    self.arguments = arguments
  }

  func run(_ console: inout Console) throws -> ExitStatus {
    if let rule = arguments[LintOption.explain] { return try explain(rule, &console) }
    if arguments[LintOption.listRules] { return try listRules(&console) }
    try checkReport()
    let settings = try LintSettingsSource(arguments)
    let baseline = try BaselineChoice(arguments)
    let options = try options(settings)
    var nodes = NodeChoice(arguments)
    let operands = try operands(&nodes)
    let fixed = try fix(operands, FixRun.Choices(settings, options, nodes, baseline), &console)
    if arguments[LintOption.diff] { return fixed.status }
    var run = LintRun(settings, options, nodes, reach: baseline.reach)
    try run.check(operands, standardInputName: standardInputName)
    let all = run.findings()
    let findings = baseline.news(in: all)
    // A file that could not be read either for fixing or for checking counts as not read.
    let failures = fixed.unreadable.filter { !run.failures.contains($0) } + run.failures
    if arguments.has(LintOption.writeBaseline) {
      try baseline.write(findings, of: run, isComplete: failures.isEmpty, &console)
    } else {
      try FindingsPrinter(format, statistics: arguments[LintOption.statistics])
        .print(findings, files: run.fileCount, failures: failures, &console)
    }
    baseline.reportGone(from: all, news: findings, in: run, &console)
    if let warning = run.warning { console.warn(warning) }
    for remark in run.remarks { console.error.line(remark.visible) }
    for failure in failures { console.complain(failure) }
    if run.foundNothing {
      console.error.line("no `*.conf` file found there; there is nothing to check")
    }
    if let hint = mistypedCommand { console.error.line(hint) }
    guard failures.isEmpty, fixed.status != .failure else { return .failure }
    return !arguments.has(LintOption.writeBaseline) && run.fails(findings) ? .findings : .success
  }

  /// Rejects options for two different reports, so that neither is silently ignored.
  private func checkReport() throws(CommandFailure) {
    guard format != .markdown else {
      throw CommandFailure("markdown is a format of --list-rules only")
    }
    let isForPeople = format == .text || format == .concise
    let machineFormat = isForPeople ? nil : "--output-format \(format.rawValue)"
    let statistics = arguments[LintOption.statistics] ? "--statistics" : nil
    let baseline = arguments.has(LintOption.writeBaseline) ? "--write-baseline" : nil
    if arguments[LintOption.diff], let other = baseline ?? statistics ?? machineFormat {
      throw CommandFailure("--diff is a patch; leave out \(other)")
    }
    if let baseline, let statistics {
      throw CommandFailure("\(baseline) prints nothing that is found; leave out \(statistics)")
    }
    if let statistics, let machineFormat {
      throw CommandFailure("\(statistics) is a table; leave out \(machineFormat)")
    }
  }

  /// Applies or shows fixes, if requested.
  private func fix(
    _ operands: [String], _ choices: FixRun.Choices, _ console: inout Console
  ) throws -> (status: ExitStatus, unreadable: [String]) {
    guard arguments[LintOption.fix] || arguments[LintOption.diff] else {
      if arguments[LintOption.unsafeFixes] { throw CommandFailure(FixText.consent) }
      return (.success, [])
    }
    var run = FixRun(
      choices, arguments[LintOption.diff] ? .show : .write,
      includesSuggestions: arguments[LintOption.unsafeFixes])
    let status = try run.run(operands, standardInputName: standardInputName, &console)
    return (status, arguments[LintOption.diff] ? [] : run.unreadable)
  }

  private var standardInputName: String { arguments[StandardInputName.option] }

  private var format: OutputFormat { arguments[LintOption.outputFormat] }

  private func options(_ settings: LintSettingsSource) throws -> ConfigurationOptions {
    try ConfigurationSource.check(arguments)
    var options = ConfigurationSource.options(arguments)
    options.followsIncludes = !arguments[LintOption.noFollow]
    try FragmentScope.enclose(&options, arguments) {
      settings.modules(of: arguments.operands.map { $0 == "-" ? standardInputName : $0 })
    }
    return options
  }

  private func operands(_ nodes: inout NodeChoice) throws -> [String] {
    guard arguments.operands.isEmpty || arguments.has(ConfigurationSource.config) else {
      return arguments.operands
    }
    return try nodes.mainFiles(arguments) + arguments.operands
  }

  /// A hint if a word that is not a file looks like a command.
  private var mistypedCommand: String? {
    let declaration = CommandDeclaration.conflint
    guard let word = arguments.operands.first, DiskLoader().contents(at: word) == .missing,
      let meant = declaration.commandMeant(by: word)
    else { return nil }
    let isSubcommand = declaration.subcommands.contains { $0.name == meant }
    return "did you mean the command `\(isSubcommand ? "\(declaration.name) \(meant)" : meant)`?"
  }

  private func explain(_ id: String, _ console: inout Console) throws -> ExitStatus {
    guard format == .text || format == .concise || format == .json else {
      throw CommandFailure(
        "--explain writes text or json; leave out --output-format \(format.rawValue)")
    }
    if let rule = OmittedRule.named(id) {
      console.output.write(OmissionText.explanation(of: rule, console.outputPalette))
      return .success
    }
    guard let rule = RuleCatalog.rule(id) else { throw RuleSelection.unknownRule(id) }
    if format == .json {
      console.output.write(bytes: try JSONText.encode(RulesDocument([rule]), .indented))
      return .success
    }
    console.output.write(RuleText.explanation(of: rule.description, console.outputPalette))
    return .success
  }

  private func listRules(_ console: inout Console) throws -> ExitStatus {
    let selection = [LintOption.select, LintOption.disable].first(where: arguments.has)
      .map { "--" + $0.name }
    if let other = selection ?? arguments.operands.first.map({ "`\($0.visible)`" }) {
      throw CommandFailure("--list-rules lists all rules; leave out \(other)")
    }
    switch format {
    case .json:
      console.output.write(bytes: try JSONText.encode(RulesDocument(RuleCatalog.all), .indented))
    case .markdown: console.output.write(RuleText.page(of: RuleCatalog.all))
    case .text:
      for rule in RuleCatalog.all {
        let description = rule.description
        let group = description.group.rawValue
        console.output.line(
          "\(console.outputPalette.paint(description.id, .rule)) (\(group), "
            + "\(description.severity.rawValue)): \(description.summary)")
      }
    default:
      throw CommandFailure("\(format.rawValue) is a format of findings; use text, json or markdown")
    }
    return .success
  }
}
