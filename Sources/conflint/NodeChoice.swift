import ToolSupport

/// The nodes for which configurations are checked.
struct NodeChoice {
  /// The nodes named on the command line, without duplicates.
  let named: [String]
  /// The nodes of each main file that was found in the search path.
  private var found: [String: [String]] = [:]

  init(_ arguments: ParsedArguments) {
    var seen: Set<String> = []
    named = arguments[ConfigurationSource.nodes].filter { seen.insert($0).inserted }
  }

  /// The main files of the nodes if no file is named, without duplicates.
  mutating func mainFiles(_ arguments: ParsedArguments) throws -> [String] {
    var paths: [String] = []
    for node in named.isEmpty ? [nil] : named.map(Optional.some) {
      let path = try ConfigurationSource.existingMainFile(arguments, node: node)
      if !paths.contains(path) { paths.append(path) }
      if let node { found[path, default: []].append(node) }
    }
    return paths
  }

  /// Whether no node is left out that the settings name. When only the command line names some, there may be others.
  func includesAllNodes(of settings: LintSettings) -> Bool {
    named.isEmpty || !settings.nodes.isEmpty && Set(settings.nodes).isSubset(of: named)
  }

  /// The nodes for which the main file `path` is checked: those of the settings if the command line
  /// names none; empty if no node is named at all.
  func nodes(of path: String, _ settings: LintSettings) -> [String] {
    found[path] ?? (named.isEmpty ? settings.nodes : named)
  }
}
