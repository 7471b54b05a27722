import ToolSupport

/// The nodes for which configurations are checked.
struct NodeChoice {
  /// The nodes that the command line names, each once.
  let named: [String]
  /// The nodes whose main file was found in a folder of their own or is shared by some of them.
  private var found: [String: [String]] = [:]

  init(_ arguments: ParsedArguments) {
    var seen: Set<String> = []
    named = arguments.values("node").filter { seen.insert($0).inserted }
  }

  /// The main files that the nodes have when none is named, each once.
  mutating func mainFiles(_ arguments: ParsedArguments) throws -> [String] {
    var paths: [String] = []
    for node in named.isEmpty ? [nil] : named.map(Optional.some) {
      let path = try ConfigurationSource.existingMainFile(arguments, node: node)
      if !paths.contains(path) { paths.append(path) }
      if let node { found[path, default: []].append(node) }
    }
    return paths
  }

  /// The nodes for which the main file `path` is checked, those of the settings when the command
  /// line names none; empty when no node is named at all.
  func nodes(of path: String, _ settings: LintSettings) -> [String] {
    found[path] ?? (named.isEmpty ? settings.nodes : named)
  }
}
