import EcelerityConf
import ToolSupport

/// The options of `conflint` besides those that name the configuration.
enum LintOption {
  static let outputFormat = CommandOption.choice(
    "output-format", of: OutputFormat.allCases, default: .text,
    help: "the output format; markdown for --list-rules alone"
  ).alsoCalled("format", "f").alsoCalled([
    "json": "json", "sarif": "sarif", "github": "github", "gitlab": "gitlab",
    "junit": "junit", "html": "html",
  ])
  static let select = CommandOption.list("select", "RULE", help: "only these rules or groups")
    .alsoCalled("only", "enable").offering(.words(RuleSelection.names))
  static let disable = CommandOption.list("disable", "RULE", help: "all but these rules or groups")
    .alsoCalled("ignore", "exclude").offering(.words(RuleSelection.names))
  static let failOn = CommandOption.choice(
    "fail-on", of: FailureLevel.allCases, default: .warning,
    help: "the least severity that makes the exit status 1")
  static let fix = CommandOption.flag(
    "fix", help: "apply safe fixes, which do not change what the server does")
  static let unsafeFixes = CommandOption.flag(
    "unsafe-fixes", help: "with --fix or --diff: also fixes that need your consent")
  static let diff = CommandOption.flag(
    "diff", help: "show what fixes would change, for patch -p0, instead of writing it"
  ).alsoCalled("dry-run")
  static let writeBaseline = CommandOption.text(
    "write-baseline", "FILE", help: "write the findings to FILE, to accept them from now on"
  ).once()
  static let baseline = CommandOption.text(
    "baseline", "FILE", help: "report and fix only what FILE does not accept"
  ).once()
  static let noFollow = CommandOption.flag("no-follow", help: "do not follow includes")
  static let statistics = CommandOption.flag(
    "statistics", help: "print how often each rule reported, instead of the findings")
  static let explain = CommandOption.text(
    "explain", "RULE",
    help: "explain a rule: what it finds, why, examples, the page of the manual"
  ).once().offering(.words(RuleSelection.ids + OmittedRule.all.map(\.id)))
  static let listRules = CommandOption.flag(
    "list-rules", help: "list all rules, as text, json or markdown"
  ).alsoCalled("rules")

  /// All in the order of the help.
  static let all = [
    TargetVersion.option.declaration, outputFormat.declaration, select.declaration,
    disable.declaration, failOn.declaration, fix.declaration, unsafeFixes.declaration,
    diff.declaration, writeBaseline.declaration, baseline.declaration, noFollow.declaration,
    FragmentScope.option.declaration, StandardInputName.option.declaration, statistics.declaration,
    explain.declaration, listRules.declaration,
  ]
}
