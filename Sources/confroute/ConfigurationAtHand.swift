import EcelerityConf
import ToolSupport

/// The configuration that a command line means, with what is wrong with it told on standard error.
struct ConfigurationAtHand {
  let configuration: Configuration
  let version: ServerVersion?
  var map: SourceMap
  private var told: Set<String> = []

  init(_ arguments: ParsedArguments, _ console: inout Console) throws {
    version = try TargetVersion.version(arguments)
    guard let file = ConfigurationSource.mainFile(arguments) else {
      throw CommandFailure(ConfigurationSource.missing)
    }
    do {
      configuration = try Configuration.load(
        file, from: DiskLoader(), options: ConfigurationSource.options(arguments))
    } catch {
      throw CommandFailure("\(error.path.visible): \(error.message)")
    }
    map = SourceMap(configuration.files.map(\.tree.source))
    for line in ConfigurationWarnings.lines(configuration, &map) { warn(line, &console) }
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
