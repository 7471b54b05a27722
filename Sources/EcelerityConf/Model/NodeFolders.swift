/// The folders of single nodes in the configuration folder.
extension IncludeResolver {
  /// Their names, in order: every folder except those that all nodes share.
  var nodeFolders: [String] {
    guard let confRoot, let names = try? loader.names(in: confRoot) else { return [] }
    return names.filter { name in
      !name.hasPrefix(".") && !IncludeResolver.sharedFolders.contains(name)
        && loader.contents(at: Path.join(confRoot, name)) == .directory
    }.sorted()
  }

  /// Says that the given node has no folder although others have; nil if that is not so.
  fileprivate var unknownNode: String? {
    guard let confRoot, let node, !nodeFolders.isEmpty,
      loader.contents(at: Path.join(confRoot, node)) == .missing
    else { return nil }
    let suggestion = Spelling.suggestion(for: node, among: nodeFolders)
    return "node `\(node)` has no directory"
      + Spelling.clause(suggestion, else: " among " + nodeFolders.joined(separator: ", "))
  }
}

extension ConfigurationOptions {
  /// Says that the given node has no folder although others have, for the configuration with the main file `root`.
  /// Lower case, no full stop; nil if that is not so.
  package func remarkOnNode(of root: String, from loader: any Loader) -> String? {
    node == nil ? nil : IncludeResolver(root: root, loader: loader, options: self).unknownNode
  }
}
