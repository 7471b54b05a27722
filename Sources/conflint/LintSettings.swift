import EcelerityConf
import ToolSupport

/// The settings for checking one configuration.
struct LintSettings {
  /// The selected rules.
  let rules: [any Rule.Type]
  /// The modules and version of the installation.
  let installation: Installation
  /// The minimum severity that counts as a failure.
  let failOn: FailureLevel
  /// The nodes to check for if the command line names none.
  let nodes: [String]

  /// The linter for these rules.
  var linter: Linter { Linter(rules, installation: installation) }

  /// The names of these rules.
  var ids: Set<String> { Set(rules.map { $0.description.id }) }
}

/// The source of the settings for each file: the command line first, then the nearest
/// `.conflint.conf`.
struct LintSettingsSource {
  private let select: [String]?
  private let disable: [String]?
  private let failOn: FailureLevel?
  private let version: ServerVersion?
  private var known: [PathKey: Result<LintSettings, any Error>] = [:]

  /// A source in which `arguments` apply to every file.
  init(_ arguments: ParsedArguments) throws {
    select = arguments.given(LintOption.select)
    disable = arguments.given(LintOption.disable)
    failOn = arguments.given(LintOption.failOn)
    version = try TargetVersion.version(arguments)
    // A wrong name is an error even if there is nothing to check.
    _ = try RuleSelection(select: select ?? [], disable: disable ?? [])
  }

  /// A source for `conflint lsp`, whose command line does not select rules.
  init(forServer arguments: ParsedArguments) throws {
    select = nil
    disable = nil
    failOn = nil
    version = try TargetVersion.version(arguments)
  }

  /// The settings for the configuration with the main file `path`.
  mutating func settings(for path: String) throws -> LintSettings {
    let file = SettingsFile.path(for: path)
    let key = PathKey(file ?? "")
    if let result = known[key] { return try result.get() }
    let result = Result { try merge(file.map { try SettingsFile(reading: $0) } ?? SettingsFile()) }
    known[key] = result
    return try result.get()
  }

  /// The modules that the settings for some file of `operands` name. Settings that cannot be read are reported later.
  func modules(of operands: [String]) -> Set<String> {
    var source = self
    var modules: Set<String> = []
    for case .file(let path) in FileList(expanding: operands, followsLinksOut: true).inputs {
      if let settings = try? source.settings(for: path) {
        modules.formUnion(settings.installation.modules)
      }
    }
    return modules
  }

  private func merge(_ file: SettingsFile) throws -> LintSettings {
    // A rule selected on the command line is checked whatever a file says; of a selected group, all
    // rules that the file does not disable individually.
    let selection = try RuleSelection(
      select: select ?? file.select ?? [], disable: disable ?? file.disable ?? [],
      despite: disable == nil ? select ?? [] : [])
    return LintSettings(
      rules: selection.rules,
      installation: Installation(modules: file.modules, version: version ?? file.momentum),
      failOn: failOn ?? file.failOn ?? LintOption.failOn.fallback, nodes: file.nodes)
  }
}
