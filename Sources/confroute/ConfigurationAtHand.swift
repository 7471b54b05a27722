import EcelerityConf
import ToolSupport

/// The configuration that a command line means, with what is wrong with it told on standard error.
struct ConfigurationAtHand {
  let configuration: Configuration
  let version: ServerVersion?
  var map: SourceMap
  private var told: Set<String> = []

  init(_ arguments: ParsedArguments, _ console: inout Console) throws {
    try ConfigurationSource.check(arguments)
    guard let file = ConfigurationSource.mainFile(arguments) else {
      throw CommandFailure(ConfigurationSource.missing)
    }
    let changes = try HypotheticalChanges.changes(arguments)
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
      throw CommandFailure("\(place.title(error.path).visible): \(error.message)")
    }
    map = SourceMap(configuration.files.map { place.titled($0.tree.source) })
    if let remark = place.options.remarkOnNode(of: place.file, from: place.loader) {
      warn(remark.visible, &console)
    }
    try tellFlaws(of: place, isAccepted: arguments.has("partial"), &console)
    for line in ConfigurationWarnings.unknownIncludes(configuration, &map) {
      warn(place.title(line), &console)
    }
    for line in try HypotheticalChanges.remarks(on: place.options.changes, configuration) {
      warn(line, &console)
    }
  }

  /// Options of every command that reads a configuration to answer questions about it.
  static let options: [OptionDeclaration] =
    [
      .flag(
        "partial",
        help: "answer in spite of syntax errors and failing includes, from what can be read")
    ] + HypotheticalChanges.options

  /// Whether the server would load nothing of it, so that an answer is what can be read of it.
  var isPartial: Bool { configuration.isPartial || configuration.hasFailingInclude }

  /// Only somebody who asks for it gets an answer from what the server would not load.
  private mutating func tellFlaws(
    of place: ConfigurationPlace, isAccepted: Bool, _ console: inout Console
  ) throws {
    guard isPartial else { return }
    let lines =
      ConfigurationWarnings.syntaxErrors(configuration, &map)
      + ConfigurationWarnings.failingIncludes(configuration, &map)
    for line in lines.map(place.title) {
      if isAccepted { warn(line, &console) } else { console.complain(line) }
    }
    guard !isAccepted else { return }
    let flaw = configuration.isPartial ? "has syntax errors" : "lacks what it includes"
    throw CommandFailure(
      "the configuration \(flaw); fix that, or use --partial to answer from what can be read")
  }

  func warn(_ message: String, _ console: inout Console) { console.warn(message) }

  /// Tells what may be as it was meant.
  func note(_ message: String, _ console: inout Console) { console.note(message) }

  /// Tells once that the server of the given version does not have an option that counted.
  mutating func warn(ifMissing option: OptionRow, _ console: inout Console) {
    guard let remark = remark(ifMissing: option), told.insert(option.keyword.name).inserted else {
      return
    }
    warn(remark, &console)
  }

  /// That the server of the given version does not have `option`, if that is so.
  func remark(ifMissing option: OptionRow) -> String? {
    guard let version, version.lacks(option), let since = option.since else { return nil }
    return "`\(option.keyword.name)` has existed since \(since), not in \(version)"
  }
}
