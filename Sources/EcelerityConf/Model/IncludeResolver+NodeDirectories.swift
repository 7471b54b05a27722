/// The directories of single nodes in the configuration directory.
extension IncludeResolver {
  /// Their names, in order: every directory except those that all nodes share.
  var nodeDirectories: [String] {
    guard let confRoot, let names = try? loader.names(in: confRoot) else { return [] }
    return names.filter { name in
      !name.hasPrefix(".") && !IncludeResolver.sharedDirectories.contains(name)
        && loader.contents(at: Path.join(confRoot, name)) == .directory
    }.sorted()
  }

  /// Says that the given node has no directory although others have; nil if that is not so.
  fileprivate var unknownNode: String? {
    guard let confRoot, let node, !nodeDirectories.isEmpty,
      loader.contents(at: Path.join(confRoot, node)) == .missing
    else { return nil }
    let suggestion = Spelling.suggestion(for: node, among: nodeDirectories)
    return "node `\(node)` has no directory"
      + Spelling.clause(suggestion, else: " among " + nodeDirectories.joined(separator: ", "))
  }
}

extension ConfigurationOptions {
  /// Says that the given node has no directory although others have, for the configuration with the main file `root`.
  /// Lower case, no full stop; nil if that is not so.
  package func remarkOnNode(of root: String, from loader: any Loader) -> String? {
    node == nil ? nil : IncludeResolver(root: root, loader: loader, options: self).unknownNode
  }
}
