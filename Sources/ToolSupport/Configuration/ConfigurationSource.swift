package import EcelerityConf

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The options of every command that reads a configuration, and the main file they select.
package enum ConfigurationSource {
  /// `-c`
  package static let config = CommandOption.text(
    "config", short: "c", "FILE",
    help:
      "the main configuration file, or the directory with ecelerity.conf; without it, the one here or "
      + "the installed one")

  private static let confRoot = CommandOption.text(
    "conf-root", "DIR",
    help:
      "the directory to use in place of \(installedDirectory); without it, inferred when the file is "
      + "in a default, global or node directory")

  /// `--node` for commands that handle one node at a time.
  package static let node = CommandOption.text(
    "node", "NAME", help: "the node whose directory is searched for includes")

  /// `--node` for commands that can handle several nodes.
  package static let nodes = node.repeatable()

  /// `-c`, `--conf-root` and `--node` for commands that handle one node at a time.
  package static let options = [config.declaration, confRoot.declaration, node.declaration]

  /// `-c`, `--conf-root` and `--node` for commands that can handle several nodes.
  package static let optionsOfSeveralNodes = [
    config.declaration, confRoot.declaration, nodes.declaration,
  ]

  /// The files that are searched for when none is named.
  package static let files = [
    FileDeclaration(mainFileName, "the configuration, when it lies in the current directory"),
    FileDeclaration(
      installedDirectory,
      "the directory of the installed configuration; without one in the current directory, the first "
        + "\(mainFileName) in its directories global, NODE and default"),
  ]

  private static let installedDirectory = ConfigurationOptions.installedDirectory
  /// The name of the main file.
  package static let mainFileName = "ecelerity.conf"

  /// The main file selected by `arguments`: the named one, else the first that exists of
  /// `ecelerity.conf` here and in the search path of the installation; nil if there is none. A file
  /// that exists but cannot be read is not skipped, because the answer would come from another one.
  package static func mainFile(_ arguments: ParsedArguments) -> String? {
    mainFile(arguments, node: arguments[node])
  }

  /// The main file selected by `arguments` for `node`; nil if there is none.
  package static func mainFile(_ arguments: ParsedArguments, node: String?) -> String? {
    if let named = arguments[config] { return file(called: named) }
    return candidates(arguments, node).first { !isMissing($0) }
  }

  /// The main file selected by `arguments` for `node`. Throws if there is none, listing the paths
  /// that were tried.
  package static func existingMainFile(
    _ arguments: ParsedArguments, node: String?
  ) throws(CommandFailure) -> String {
    if let file = mainFile(arguments, node: node) { return file }
    let tried = candidates(arguments, node).joined(separator: ", ").visible
    throw CommandFailure("no configuration: tried \(tried); name it with -c FILE")
  }

  /// The paths that are searched for the main file, in order, when none is named.
  private static func candidates(_ arguments: ParsedArguments, _ node: String?) -> [String] {
    let root = arguments[confRoot] ?? installedDirectory
    return [mainFileName] + directories(node).map { root + "/" + $0 + "/" + mainFileName }
  }

  /// The main file for `name`: for a directory, the one in it.
  package static func file(called name: String) -> String {
    DiskLoader().contents(at: name) == .directory ? Path.join(name, mainFileName) : name
  }

  /// Rejects names in `arguments` that no file or directory can have.
  package static func check(_ arguments: ParsedArguments) throws(CommandFailure) {
    switch arguments[config] {
    case "": throw CommandFailure("--config names no file; write one, or leave it out")
    case "-":
      throw CommandFailure(
        "--config cannot read standard input, as includes need a directory; name a file")
    case let name?:
      try checkDirectory(name, arguments)
      try checkRoot(arguments)
    case nil: try checkRoot(arguments)
    }
  }

  /// Rejects the directory `name` without a main file, if directories in it that an installation has contain one.
  private static func checkDirectory(
    _ name: String, _ arguments: ParsedArguments
  ) throws(CommandFailure) {
    guard DiskLoader().contents(at: name) == .directory, isMissing(file(called: name)) else {
      return
    }
    let inner = directories(arguments[nodes].first)
      .map { Path.join(Path.join(name, $0), mainFileName) }
    guard let found = inner.first(where: { DiskLoader().contents(at: $0) == .file }) else { return }
    throw CommandFailure(
      "`\(name.visible)` contains no \(mainFileName); write --config \(found.visible)")
  }

  /// The directories of an installation that may contain the main file, in the order in which they are searched.
  private static func directories(_ node: String?) -> [String] {
    ["global", node, "default"].compactMap { $0 }
  }

  /// Rejects an installation directory that is not a directory, because nothing would be found in it.
  package static func checkRoot(_ arguments: ParsedArguments) throws(CommandFailure) {
    guard let root = arguments[confRoot],
      DiskLoader().contents(at: root) != .directory
    else { return }
    throw CommandFailure(
      "--conf-root: `\(root.visible)` is not a directory; name the one to use instead of "
        + installedDirectory)
  }

  /// Whether the name `path` does not exist; a dangling link exists.
  private static func isMissing(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) != 0 && (errno == ENOENT || errno == ENOTDIR)
  }

  /// The options for finding includes according to `arguments`, with `changes` to the
  /// configuration.
  package static func options(
    _ arguments: ParsedArguments, changes: [ConfigurationChange] = []
  ) -> ConfigurationOptions {
    ConfigurationOptions(
      confRoot: arguments[confRoot], node: arguments[node],
      workingDirectory: workingDirectory(), changes: changes)
  }
}

/// The working directory of the process, or nil if it has none.
package func workingDirectory() -> String? {
  var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
  guard getcwd(&buffer, buffer.count) != nil else { return nil }
  return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
