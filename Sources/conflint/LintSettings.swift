import EcelerityConf
import ToolSupport

/// How one configuration is checked.
struct LintSettings {
  /// The rules that are asked for.
  let rules: [any Rule.Type]
  /// What the installation is like.
  let installation: Installation
  /// The least severity that counts.
  let failOn: FailureLevel
  /// The nodes to check for when the command line names none.
  let nodes: [String]

  /// The linter of these rules.
  var linter: Linter { Linter(rules, installation: installation) }

  /// The names of these rules.
  var ids: Set<String> { Set(rules.map { $0.description.id }) }
}

/// Finds the settings for each file: what the command line does not say is up to the nearest
/// `.conflint.conf`.
struct LintSettingsSource {
  private let select: [String]?
  private let disable: [String]?
  private let failOn: FailureLevel?
  private let version: ServerVersion?
  private var known: [PathKey: Result<LintSettings, any Error>] = [:]

  /// What `arguments` say holds for every file.
  init(_ arguments: ParsedArguments) throws {
    select = arguments.has("select") ? arguments.values("select") : nil
    disable = arguments.has("disable") ? arguments.values("disable") : nil
    failOn = arguments.has("fail-on") ? arguments.choice("fail-on") : nil
    version = try TargetVersion.version(arguments)
    // A wrong name is an error even when there is nothing to check.
    _ = try RuleSelection(select: select ?? [], disable: disable ?? [])
  }

  /// The same of `conflint lsp`, whose command line says nothing of rules.
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

  private func merge(_ file: SettingsFile) throws -> LintSettings {
    // Who names a rule on the command line wants it, whatever a file says, and who names a group most of it.
    let selection = try RuleSelection(
      select: select ?? file.select ?? [], disable: disable ?? file.disable ?? [],
      despite: disable == nil ? select ?? [] : [])
    return LintSettings(
      rules: selection.rules,
      installation: Installation(modules: file.modules, version: version ?? file.momentum),
      failOn: failOn ?? file.failOn ?? .warning, nodes: file.nodes)
  }
}
