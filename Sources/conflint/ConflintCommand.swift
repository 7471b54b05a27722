import EcelerityConf
import ToolSupport

/// `conflint [options] [FILE|DIR|-]...`
struct ConflintCommand {
  static let declaration = CommandDeclaration(
    "conflint", "find what is wrong in Momentum configuration before the server does",
    discussion: """
      Each FILE is read as the main file of a configuration, with everything it includes; a folder \
      stands for every *.conf file below it, hidden files and folders left out, and `-` for standard \
      input. A file that another one \
      includes is reported as part of that one only. Without operands, the configuration of -c, of \
      the current folder or of the install is checked.

      A comment `# conflint: allow RULE reason` on the line or the line before allows a finding, \
      `# conflint: allow-file RULE reason` those of a file.

      Settings that are not on the command line come from `.conflint.conf`, in the folder of each \
      FILE or above it, in the same language: `select = ( … )`, `disable = ( … )`, `fail_on = error`, \
      `modules = ( … )` for modules that only your installation has, `momentum = "4.2"`, \
      `nodes = ( … )`. A symbolic link of that name is followed to a file in its folder or below, or to \
      another `.conflint.conf`.

      With several nodes, each configuration is checked as each node sees it; a finding that \
      only some nodes have names them.

      With --scope, each FILE is a fragment that is included in that scope: \
      `--scope 'binding_group north binding n1'`.

      --fix changes every file of the configuration that may be written, included ones too, as long \
      as they lie below the folder of a FILE, a DIR, that of --conf-root or the current folder; \
      symbolic links count as what they lead to. Of others it says where they are. Each \
      fix is checked before anything is written: the finding must be gone, no error may be new, nor a \
      warning of a selected rule, and the configuration must say the same. Where several nodes or FILEs read a file, only what all of \
      them find in it is fixed. While a file has a syntax error, only the spelling of single words \
      is fixed, such as quotation marks and unknown names.
      """,
    operands: [OperandDeclaration("FILE|DIR|-", .any, help: "what to check")],
    options: ConfigurationSource.optionsOfSeveralNodes + [
      TargetVersion.option,
      .choice(
        "output-format", of: OutputFormat.allCases, default: .text,
        help: "the output format; markdown for --list-rules alone"
      ).alsoCalled("format", "f").alsoCalled([
        "json": "json", "sarif": "sarif", "github": "github", "gitlab": "gitlab",
        "junit": "junit", "html": "html",
      ]),
      .list("select", "RULE", help: "only these rules or groups").alsoCalled("only", "enable")
        .offering(.words(RuleSelection.names)),
      .list("disable", "RULE", help: "all but these rules or groups")
        .alsoCalled("ignore", "exclude").offering(.words(RuleSelection.names)),
      .choice(
        "fail-on", of: FailureLevel.allCases, default: .warning,
        help: "the least severity that makes the exit status 1"),
      .flag("fix", help: "apply safe fixes, which do not change what the server does"),
      .flag("unsafe-fixes", help: "with --fix or --diff: also fixes that need your consent"),
      .flag("diff", help: "show what fixes would change, for patch -p0, instead of writing it")
        .alsoCalled("dry-run"),
      .text(
        "write-baseline", "FILE", help: "write the findings to FILE, to accept them from now on"
      )
      .once(),
      .text("baseline", "FILE", help: "report and fix only what FILE does not accept").once(),
      .flag("no-follow", help: "do not follow includes"),
      FragmentScope.option,
      .text("stdin-filename", "NAME", default: "-", help: "the name of standard input in messages"),
      .flag("statistics", help: "print how often each rule reported, instead of the findings"),
      .text("explain", "RULE", help: "explain a rule: what, why, examples, the page behind it")
        .once().offering(.words(RuleSelection.ids + OmittedRule.all.map(\.id))),
      .flag("list-rules", help: "list all rules, as text, json or markdown").alsoCalled("rules"),
    ],
    subcommands: [LanguageServerCommand.declaration],
    exitMeanings: ExitMeanings(
      success: "no finding at or above --fail-on", findings: "findings",
      failure: "something could not be read, or the command line is wrong"),
    examples: [
      Example("conflint", "check ecelerity.conf here, with everything it includes"),
      Example("conflint --output-format concise etc/", "check every *.conf file below etc"),
      Example(
        "conflint --node mta1 --node mta2 etc/default/ecelerity.conf",
        "check what two nodes make of it"),
      Example("conflint --scope 'binding b' b.conf", "check a file that a binding includes"),
      Example("conflint --diff --unsafe-fixes", "show what all fixes would change"),
      Example("conflint --explain routes-in-nested-domain", "say what a rule means"),
    ],
    files: ConfigurationSource.files + [
      FileDeclaration(
        SettingsFile.name, "settings of conflint for the files of its folder and those below")
    ],
    version: toolkitVersion,
    relatives: [
      OtherName("rules", "conflint --list-rules"), OtherName("explain", "conflint --explain RULE"),
      OtherName("fix", "conflint --fix"), OtherName("fmt", "conffmt"),
      OtherName("format", "conffmt"), OtherName("help", "conflint --help"),
    ])

  private let arguments: ParsedArguments

  init(_ arguments: ParsedArguments) {
    self.arguments = arguments
  }

  func run(_ console: inout Console) throws -> ExitStatus {
    if let rule = arguments.value("explain") { return try explain(rule, &console) }
    if arguments.has("list-rules") { return try listRules(&console) }
    try checkReport()
    let settings = try LintSettingsSource(arguments)
    let baseline = try BaselineChoice(arguments)
    let options = try options()
    var nodes = NodeChoice(arguments)
    let operands = try operands(&nodes)
    let fixed = try fix(operands, FixRun.Choices(settings, options, nodes, baseline), &console)
    if arguments.has("diff") { return fixed.status }
    var run = LintRun(settings, options, nodes)
    try run.check(operands, standardInputName: standardInputName)
    let all = run.findings()
    let findings = baseline.news(in: all)
    // A file that could not be read either for fixing or for checking counts as not read.
    let failures = fixed.unreadable.filter { !run.failures.contains($0) } + run.failures
    if arguments.has("write-baseline") {
      try baseline.write(findings, isComplete: failures.isEmpty, &console)
    } else {
      try FindingsPrinter(format, statistics: arguments.has("statistics"))
        .print(findings, files: run.fileCount, failures: failures, &console)
    }
    baseline.reportGone(from: all, in: run, &console)
    if let warning = run.warning { console.warn(warning) }
    for remark in run.remarks { console.error.line(remark.visible) }
    for failure in failures { console.complain(failure) }
    if run.foundNothing {
      console.error.line("no `*.conf` file found there; there is nothing to check")
    }
    if let hint = mistypedCommand { console.error.line(hint) }
    guard failures.isEmpty, fixed.status != .failure else { return .failure }
    return !arguments.has("write-baseline") && run.fails(findings) ? .findings : .success
  }

  /// Rejects options for two different reports, so that neither is silently ignored.
  private func checkReport() throws(CommandFailure) {
    guard format != .markdown else {
      throw CommandFailure("markdown is a format of --list-rules only")
    }
    let isForPeople = format == .text || format == .concise
    let machineFormat = isForPeople ? nil : "--output-format \(format.rawValue)"
    let statistics = arguments.has("statistics") ? "--statistics" : nil
    let baseline = arguments.has("write-baseline") ? "--write-baseline" : nil
    if arguments.has("diff"), let other = baseline ?? statistics ?? machineFormat {
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
    guard arguments.has("fix") || arguments.has("diff") else {
      if arguments.has("unsafe-fixes") { throw CommandFailure(FixText.consent) }
      return (.success, [])
    }
    var run = FixRun(
      choices, arguments.has("diff") ? .show : .write,
      includesSuggestions: arguments.has("unsafe-fixes"))
    let status = try run.run(operands, standardInputName: standardInputName, &console)
    return (status, arguments.has("diff") ? [] : run.unreadable)
  }

  private var standardInputName: String { arguments.value("stdin-filename") ?? "-" }

  private var format: OutputFormat {
    arguments.choice("output-format", of: OutputFormat.self) ?? .text
  }

  private func options() throws -> ConfigurationOptions {
    try ConfigurationSource.check(arguments)
    var options = ConfigurationSource.options(arguments)
    options.followsIncludes = !arguments.has("no-follow")
    options.enclosure = try FragmentScope.stanzas(arguments)
    return options
  }

  private func operands(_ nodes: inout NodeChoice) throws -> [String] {
    guard arguments.operands.isEmpty || arguments.has("config") else { return arguments.operands }
    return try nodes.mainFiles(arguments) + arguments.operands
  }

  /// A hint if a word that is not a file looks like a command.
  private var mistypedCommand: String? {
    guard let word = arguments.operands.first, DiskLoader().contents(at: word) == .missing,
      let meant = Self.declaration.commandMeant(by: word)
    else { return nil }
    let isSubcommand = Self.declaration.subcommands.contains { $0.name == meant }
    return
      "did you mean the command `\(isSubcommand ? "\(Self.declaration.name) \(meant)" : meant)`?"
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
    let selection = ["select", "disable"].first(where: arguments.has).map { "--" + $0 }
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
