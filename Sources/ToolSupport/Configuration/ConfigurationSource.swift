package import EcelerityConf

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The options of every command that reads a configuration, and the file they mean.
package enum ConfigurationSource {
  /// `-c`, `--conf-root`, `--node` for commands that look at one node at a time.
  package static let options =
    placeOptions + [.text("node", "NAME", help: "the node whose folder is searched for includes")]

  /// The same for commands that can look at several nodes.
  package static let optionsOfSeveralNodes =
    placeOptions + [
      .text(
        "node", "NAME", isRepeatable: true,
        help: "the node whose folder is searched for includes")
    ]

  private static let placeOptions: [OptionDeclaration] = [
    .text(
      "config", short: "c", "FILE",
      help:
        "the main configuration file, or the folder with ecelerity.conf; without it, the one here or "
        + "the installed one"),
    .text(
      "conf-root", "DIR",
      help:
        "the folder to use in place of \(installedFolder); without it, inferred when the file is "
        + "in a default, global or node folder"),
  ]

  /// The files that are looked for when none is named.
  package static let files = [
    FileDeclaration(mainFileName, "the configuration, when it lies in the current folder"),
    FileDeclaration(
      installedFolder,
      "the folder of the installed configuration; without one in the current folder, the first "
        + "\(mainFileName) in its folders global, NODE and default"),
  ]

  private static let installedFolder = ConfigurationOptions.installedFolder
  /// What the main file is called.
  package static let mainFileName = "ecelerity.conf"

  /// The main file that `arguments` mean: the one they name, else the first that exists of
  /// `ecelerity.conf` here and in the search path of the install; nil when there is none. One that cannot
  /// be read is not passed over, as another one would answer for it.
  package static func mainFile(_ arguments: ParsedArguments) -> String? {
    mainFile(arguments, node: arguments.value("node"))
  }

  /// The main file that `arguments` mean on `node`; nil when there is none.
  package static func mainFile(_ arguments: ParsedArguments, node: String?) -> String? {
    if let named = arguments.value("config") { return file(called: named) }
    return candidates(arguments, node).first { !isMissing($0) }
  }

  /// The main file that `arguments` mean on `node`. Throws when there is none, with the paths that were tried.
  package static func existingMainFile(
    _ arguments: ParsedArguments, node: String?
  ) throws(CommandFailure) -> String {
    if let file = mainFile(arguments, node: node) { return file }
    let tried = candidates(arguments, node).joined(separator: ", ").visible
    throw CommandFailure("no configuration: tried \(tried); name it with -c FILE")
  }

  /// The paths that are searched for the main file, in this order, when none is named.
  private static func candidates(_ arguments: ParsedArguments, _ node: String?) -> [String] {
    let root = arguments.value("conf-root") ?? installedFolder
    let folders = ["global", node, "default"].compactMap { $0 }
    return [mainFileName] + folders.map { root + "/" + $0 + "/" + mainFileName }
  }

  /// The main file that `name` means: a folder stands for the one in it.
  package static func file(called name: String) -> String {
    DiskLoader().contents(at: name) == .directory ? Path.join(name, mainFileName) : name
  }

  /// Refuses names in `arguments` that no file or folder could have.
  package static func check(_ arguments: ParsedArguments) throws(CommandFailure) {
    switch arguments.value("config") {
    case "": throw CommandFailure("--config names no file; write one, or leave it out")
    case "-":
      throw CommandFailure(
        "--config cannot read standard input, as includes need a folder; name a file")
    default: try checkRoot(arguments)
    }
  }

  /// Refuses a folder of the installation that is none, in which nothing would be found.
  package static func checkRoot(_ arguments: ParsedArguments) throws(CommandFailure) {
    guard let root = arguments.value("conf-root"),
      DiskLoader().contents(at: root) != .directory
    else { return }
    throw CommandFailure(
      "--conf-root: `\(root.visible)` is no folder; name the one that stands for "
        + installedFolder)
  }

  /// Whether nothing has the name `path`; a link to nothing has it.
  private static func isMissing(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) != 0 && (errno == ENOENT || errno == ENOTDIR)
  }

  /// How `arguments` want includes to be found, and the `changes` to what is read.
  package static func options(
    _ arguments: ParsedArguments, changes: [ConfigurationChange] = []
  ) -> ConfigurationOptions {
    ConfigurationOptions(
      confRoot: arguments.value("conf-root"), node: arguments.value("node"),
      workingFolder: workingFolder(), changes: changes)
  }
}

/// The folder the process works in, or nil when it has none.
package func workingFolder() -> String? {
  var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
  guard getcwd(&buffer, buffer.count) != nil else { return nil }
  return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
