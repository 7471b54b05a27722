/// A guess at what a missing include was meant to be.
package enum IncludeHint: Hashable, Sendable {
  /// A file with nearly the same name exists; the path as it should be written.
  case similar(String)
  /// It is a link to a file that does not exist; the path of the link.
  case leadsNowhere(String)
  /// It is in the directories of these nodes, none of which is searched.
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

  /// How many nodes are named at most.
  private static let maximum = 5

  private static func enumeration(_ names: [String]) -> String {
    let shown = names.prefix(maximum).joined(separator: ", ")
    return names.count > maximum ? shown + " and \(names.count - maximum) others" : shown
  }
}

extension IncludeResolver {
  /// A guess at what `path` in the file `including`, which is not found, was meant to be.
  func hint(for path: String, in including: String) -> IncludeHint? {
    if let names = nodes(with: path), !names.isEmpty { return .inNodes(names) }
    let name = Path.name(of: path)
    for candidate in candidates(for: path, in: including) {
      let names = (try? loader.names(in: Path.directory(of: candidate))) ?? []
      if names.contains(where: { PathKey($0) == PathKey(name) }) { return .leadsNowhere(candidate) }
      let similar =
        names.contains(name + ".conf")
        ? name + ".conf"
        : Spelling.suggestion(for: name, among: names.filter { !$0.hasPrefix(".") }.sorted())
      if let similar { return .similar(Path.join(Path.directory(of: path), similar)) }
    }
    return nil
  }

  /// The nodes whose directory has the relative `path`.
  private func nodes(with path: String) -> [String]? {
    guard let confRoot, !Path.isAbsolute(path), !path.hasPrefix("../") else { return nil }
    return nodeDirectories.filter {
      $0 != node && loader.contents(at: Path.join(Path.join(confRoot, $0), path)) != .missing
    }
  }
}
