/// What a missing include was probably meant to be.
package enum IncludeHint: Hashable, Sendable {
  /// Nearly the same name is there; the path as it should be written.
  case similar(String)
  /// It is there itself, but as a link to something that is not; the path where it was found.
  case leadsNowhere(String)
  /// The folders of these nodes have it, none of which is looked at.
  case inNodes([String])

  /// What to do, with the option of the commands where there is one; lower case, no full stop.
  func text(namingOptions: Bool) -> String {
    switch self {
    case .similar(let path): Spelling.question(path)
    case .leadsNowhere(let path): "\(path) is a link that leads nowhere"
    case .inNodes(let names):
      "it lies in " + IncludeHint.enumeration(names) + "; name "
        + (names.count == 1 ? "it" : "one") + (namingOptions ? " with --node" : " as the node")
    }
  }

  /// More nodes are not named.
  private static let maximum = 5

  private static func enumeration(_ names: [String]) -> String {
    let shown = names.prefix(maximum).joined(separator: ", ")
    return names.count > maximum ? shown + " and \(names.count - maximum) others" : shown
  }
}

extension IncludeResolver {
  /// What `path` in the file `including`, where nothing is found, was probably meant to be.
  func hint(for path: String, in including: String) -> IncludeHint? {
    if let names = nodes(with: path), !names.isEmpty { return .inNodes(names) }
    let name = Path.name(of: path)
    for candidate in candidates(for: path, in: including) {
      let names = (try? loader.names(in: Path.folder(of: candidate))) ?? []
      if names.contains(where: { PathKey($0) == PathKey(name) }) { return .leadsNowhere(candidate) }
      let similar =
        names.contains(name + ".conf")
        ? name + ".conf"
        : Spelling.suggestion(for: name, among: names.filter { !$0.hasPrefix(".") }.sorted())
      if let similar { return .similar(Path.join(Path.folder(of: path), similar)) }
    }
    return nil
  }

  /// The nodes whose folder has the relative `path`.
  private func nodes(with path: String) -> [String]? {
    guard let confRoot, !Path.isAbsolute(path), !path.hasPrefix("../") else { return nil }
    return nodeFolders.filter {
      $0 != node && loader.contents(at: Path.join(Path.join(confRoot, $0), path)) != .missing
    }
  }

  /// The folders beside those that all nodes share, in order.
  private var nodeFolders: [String] {
    guard let confRoot, let names = try? loader.names(in: confRoot) else { return [] }
    return names.filter { name in
      !name.hasPrefix(".") && !["default", "global"].contains(name)
        && loader.contents(at: Path.join(confRoot, name)) == .directory
    }.sorted()
  }

  /// That the node which is named has no folder, though other nodes have; nil when there is nothing to say.
  var unknownNode: String? {
    guard let confRoot, let node, !nodeFolders.isEmpty,
      loader.contents(at: Path.join(confRoot, node)) == .missing
    else { return nil }
    let suggestion = Spelling.suggestion(for: node, among: nodeFolders)
    return "node `\(node)` has no folder"
      + Spelling.clause(suggestion, else: " among " + nodeFolders.joined(separator: ", "))
  }
}

extension ConfigurationOptions {
  /// What is wrong with the name of the node, for the configuration whose main file is `root`: it has no
  /// folder, though other nodes have. Lower case, no full stop; nil when there is nothing to say.
  package func remarkOnNode(of root: String, from loader: any Loader) -> String? {
    node == nil ? nil : IncludeResolver(root: root, loader: loader, options: self).unknownNode
  }
}
