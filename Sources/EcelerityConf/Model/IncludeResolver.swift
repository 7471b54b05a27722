/// Finds the files that an include names.
///
/// A relative path is looked up beside the including file first, then in `global`, the node's folder
/// and `default` of the configuration folder; the first hit wins. The pages of the manual disagree
/// on the search path; this is the order of content/momentum/4/config/ref-ecelerity-conf.md.
struct IncludeResolver: Sendable {
  /// The folders of the configuration folder that all nodes share.
  static let sharedFolders = ["default", "global"]

  let loader: any Loader
  let confRoot: String?
  let node: String?
  /// The files of each folder that was included, as many files may include the same one.
  private var folders: [PathKey: ResolvedInclude] = [:]

  init(root: String, loader: any Loader, options: ConfigurationOptions) {
    self.loader = loader
    if let given = options.confRoot {
      confRoot = given
      node = options.node
    } else {
      let folder = Path.folder(of: root)
      // Relative if the path of the main file is, as messages show the paths of files in it.
      let parent = Path.normalize(Path.join(folder, ".."))
      let whole = Path.normalize(Path.join(options.workingFolder ?? ".", folder))
      let name = Path.name(of: whole)
      let isNamed = !["", ".", ".."].contains(name)
      let isRoot =
        isNamed
        && (Self.sharedFolders.contains(name) || Self.looksLikeRoot(parent, loader))
      confRoot = isRoot ? parent : nil
      // A shared folder is that of no node.
      let isOfNode = isRoot && !Self.sharedFolders.contains(name)
      node = options.node ?? (isOfNode ? name : nil)
    }
  }

  private static func looksLikeRoot(_ folder: String, _ loader: any Loader) -> Bool {
    sharedFolders.contains { loader.contents(at: Path.join(folder, $0)) == .directory }
  }

  /// The regular files that `path` in the file `including` leads to, in reading order, and the problems with
  /// some of them.
  mutating func resolve(
    _ path: String, in including: String
  ) -> ResolvedInclude {
    // It would name the folder of the file.
    if path.isEmpty { return .failing(.missing(tried: [])) }
    if path.contains("://") { return .failing(.unknowable(.ioModule)) }
    if path.contains("*") { return .failing(.glob) }
    guard let path = substituteNode(path) else { return .failing(.unknowable(.unnamedNode)) }
    let candidates = candidates(for: path, in: including)
    for candidate in candidates {
      switch loader.contents(at: candidate) {
      case .missing: continue
      case .file: return ResolvedInclude(files: [candidate])
      case .directory: return files(in: candidate)
      case .special:
        return .failing(.unreadable(path: candidate, reason: "is not a regular file"))
      case .unreadable(let reason):
        return .failing(.unreadable(path: candidate, reason: reason))
      }
    }
    if Path.isAbsolute(path), candidates == [path] { return .failing(.unknowable(.outside)) }
    return .failing(.missing(tried: candidates))
  }

  /// The places where `path` is looked up, in order.
  func candidates(for path: String, in including: String) -> [String] {
    if Path.isAbsolute(path) {
      guard let confRoot,
        let rest = Path.rest(of: path, below: ConfigurationOptions.installedFolder)
      else { return [path] }
      return [Path.join(confRoot, rest)]
    }
    var folders = [Path.folder(of: including)]
    if let confRoot {
      folders.append(Path.join(confRoot, "global"))
      if let node { folders.append(Path.join(confRoot, node)) }
      folders.append(Path.join(confRoot, "default"))
    }
    var seen: Set<PathKey> = []
    return folders.map { Path.join($0, path) }
      .filter { seen.insert(PathKey(Path.normalize($0))).inserted }
  }

  /// `path` with the node's name instead of each `{NODENAME}`; nil if the name is needed and not known.
  private func substituteNode(_ path: String) -> String? {
    var substituted = ""
    var rest = path[...]
    while let place = rest.range(of: "{NODENAME}") {
      guard let node else { return nil }
      substituted += rest[..<place.lowerBound] + node
      rest = rest[place.upperBound...]
    }
    return substituted + rest
  }

  /// Every file directly inside a folder in byte order; hidden names and sub-folders are left out.
  private mutating func files(in folder: String) -> ResolvedInclude {
    if let known = folders[PathKey(folder)] { return known }
    let found = list(folder)
    folders[PathKey(folder)] = found
    return found
  }

  private func list(_ folder: String) -> ResolvedInclude {
    let names: [String]
    do {
      names = try loader.names(in: folder)
    } catch {
      return .failing(.unreadable(path: folder, reason: error.message))
    }
    var found = ResolvedInclude()
    for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      if name.hasPrefix(".") {
        if name != ".", name != ".." { found.skipped.append(name) }
        continue
      }
      let path = Path.join(folder, name)
      switch loader.contents(at: path) {
      case .file: found.files.append(path)
      case .directory: found.skipped.append(name)
      case .missing: found.problems.append(.unreadable(path: path, reason: "leads nowhere"))
      case .special: found.problems.append(.unreadable(path: path, reason: "is not a regular file"))
      case .unreadable(let reason): found.problems.append(.unreadable(path: path, reason: reason))
      }
    }
    return found
  }
}

/// The files that the path of an include leads to.
struct ResolvedInclude {
  /// The regular files, in reading order.
  var files: [String] = []
  /// The problems with some of them.
  var problems: [IncludeProblem.Kind] = []
  /// The names in a folder that are not read because they are hidden or folders.
  var skipped: [String] = []

  /// An include that leads to nothing.
  static func failing(_ kind: IncludeProblem.Kind) -> ResolvedInclude {
    ResolvedInclude(problems: [kind])
  }
}

extension Substring {
  /// The first occurrence of `text`.
  fileprivate func range(of text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
