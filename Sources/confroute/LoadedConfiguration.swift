import EcelerityConf
import ToolSupport

/// The configuration that a command line names, whose defects are reported on standard error as it is loaded.
struct LoadedConfiguration {
  let configuration: Configuration
  let version: ServerVersion?
  var map: SourceMap
  /// The options that a warning was printed for.
  private var warned: Set<String> = []

  init(_ arguments: ParsedArguments, _ console: inout Console) throws {
    try ConfigurationSource.check(arguments)
    let file = try ConfigurationSource.existingMainFile(
      arguments, node: arguments[ConfigurationSource.node])
    let changes = try HypotheticalChanges.changes(arguments)
    let options = ConfigurationSource.options(arguments, changes: changes)
    try self.init(arguments, ConfigurationPlace(file: file, options: options), &console)
  }

  /// Loads the configuration at `place`.
  init(
    _ arguments: ParsedArguments, _ place: ConfigurationPlace, _ console: inout Console
  ) throws {
    version = try TargetVersion.version(arguments)
    do {
      configuration = try Configuration.load(
        place.file, from: place.loader, options: place.options)
    } catch {
      throw CommandFailure("\(place.title(error.path).visible): \(error.message)")
    }
    map = SourceMap(configuration.files.map { place.titled($0.tree.source) })
    if let remark = place.options.remarkOnNode(of: place.file, from: place.loader) {
      console.warn(remark.visible)
    }
    try reportDefects(of: place, isAccepted: arguments[Self.partialOption], &console)
    for line in ConfigurationWarnings.unknownIncludes(configuration, &map) {
      console.warn(place.title(line))
    }
    for line in try HypotheticalChanges.remarks(on: place.options.changes, configuration) {
      console.warn(line)
    }
  }

  /// Options of every command that reads a configuration to answer questions about it.
  static let options = [partialOption.declaration] + HypotheticalChanges.options

  private static let partialOption = CommandOption.flag(
    "partial", help: "answer from what can be read, despite syntax errors and failing includes")

  /// Whether the server would refuse to load it, so that an answer rests on the part that can be read.
  var isPartial: Bool { configuration.isPartial || configuration.hasFailingInclude }

  /// Refuses a configuration that the server would not load, unless `isAccepted`.
  private mutating func reportDefects(
    of place: ConfigurationPlace, isAccepted: Bool, _ console: inout Console
  ) throws {
    guard isPartial else { return }
    let lines =
      ConfigurationWarnings.syntaxErrors(configuration, &map)
      + ConfigurationWarnings.failingIncludes(configuration, &map)
    for line in lines.map(place.title) {
      if isAccepted { console.warn(line) } else { console.complain(line) }
    }
    guard !isAccepted else { return }
    let defect = configuration.isPartial ? "has syntax errors" : "has failing includes"
    throw CommandFailure(
      "the configuration \(defect); fix that, or use --partial to answer from what can be read")
  }

  /// Warns, once for each option, that the target version lacks an option that the answer depends on.
  mutating func warn(ifMissing option: OptionRow, _ console: inout Console) {
    guard let remark = remark(ifMissing: option), warned.insert(option.keyword.name).inserted
    else { return }
    console.warn(remark)
  }

  /// The warning that the target version lacks `option`; nil if it has it.
  func remark(ifMissing option: OptionRow) -> String? {
    guard let version, version.lacks(option), let since = option.since else { return nil }
    return "`\(option.keyword.name)` was added in \(since); \(version) does not have it"
  }
}
