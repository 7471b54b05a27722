import EcelerityConf
import ToolSupport

/// The configuration that a command line means, with what is wrong with it told on standard error.
struct ConfigurationAtHand {
  let configuration: Configuration
  let version: ServerVersion?
  var map: SourceMap
  private var told: Set<String> = []

  init(_ arguments: ParsedArguments, _ console: inout Console) throws {
    guard let file = ConfigurationSource.mainFile(arguments) else {
      throw CommandFailure(ConfigurationSource.missing)
    }
    let changes = try ThoughtChanges.changes(arguments)
    let options = ConfigurationSource.options(arguments, changes: changes)
    try self.init(arguments, ConfigurationPlace(file: file, options: options), &console)
  }

  /// The configuration at `place`.
  init(
    _ arguments: ParsedArguments, _ place: ConfigurationPlace, _ console: inout Console
  ) throws {
    version = try TargetVersion.version(arguments)
    do {
      configuration = try Configuration.load(
        place.file, from: place.loader, options: place.options)
    } catch {
      throw CommandFailure("\(error.path.visible): \(error.message)")
    }
    map = SourceMap(configuration.files.map(\.tree.source))
    try tellSyntaxErrors(isAccepted: arguments.has("partial"), &console)
    for line in ConfigurationWarnings.missingIncludes(configuration, &map) { warn(line, &console) }
    for line in try ThoughtChanges.remarks(on: place.options.changes, configuration) {
      warn(line, &console)
    }
  }

  /// Options of every command that reads a configuration to answer questions about it.
  static let options: [OptionDeclaration] =
    [
      .flag("partial", help: "answer in spite of syntax errors, from what can be read")
    ] + ThoughtChanges.options

  /// The server would load nothing of what is broken, so that only somebody who asks for it gets an
  /// answer.
  private mutating func tellSyntaxErrors(isAccepted: Bool, _ console: inout Console) throws {
    guard configuration.isPartial else { return }
    for line in ConfigurationWarnings.syntaxErrors(configuration, &map) {
      if isAccepted { warn(line, &console) } else { console.complain(line) }
    }
    if !isAccepted {
      throw CommandFailure(
        "the configuration has syntax errors; mend them, or give --partial to ask what can be read")
    }
  }

  func warn(_ message: String, _ console: inout Console) {
    console.output.flush()
    let word = console.errorPalette.paint("warning", .warning)
    console.error.line("\(console.name): \(word): \(message)")
  }

  /// Tells once that the server of the given version does not have an option that counted.
  mutating func warn(ifMissing option: OptionRow, _ console: inout Console) {
    guard let version, version.lacks(option), let since = option.since else { return }
    let name = option.keyword.name
    guard told.insert(name).inserted else { return }
    warn("`\(name)` exists since \(since), not in \(version)", &console)
  }
}
