/// What a missing include was probably meant to be.
package enum IncludeHint: Hashable, Sendable {
  /// Nearly the same name is there; the path as it should be written.
  case similar(String)
  /// It is there itself, but as a link to something that is not; the path where it was found.
  case leadsNowhere(String)
  /// The folders of these nodes have it, none of which is looked at.
  case inNodes([String])

  /// What to do; lower case, no full stop.
  var text: String {
    switch self {
    case .similar(let path): Spelling.question(path)
    case .leadsNowhere(let path): "\(path) is a link that leads nowhere"
    case .inNodes(let names):
      "it lies in " + IncludeHint.enumeration(names) + "; name "
        + (names.count == 1 ? "it" : "one") + " with --node"
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
}
