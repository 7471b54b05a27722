/// Finds the files that an include names.
///
/// A relative path is looked up beside the including file first, then in `global`, the node's directory
/// and `default` of the configuration directory; the first hit wins. The pages of the manual disagree
/// on the search path; this is the order of content/momentum/4/config/ref-ecelerity-conf.md.
struct IncludeResolver: Sendable {
  /// The directories of the configuration directory that all nodes share.
  static let sharedDirectories = ["default", "global"]

  let loader: any Loader
  let confRoot: String?
  let node: String?
  /// The files of each directory that was included, as many files may include the same one.
  private var directories: [PathKey: ResolvedInclude] = [:]

  init(root: String, loader: any Loader, options: ConfigurationOptions) {
    self.loader = loader
    if let given = options.confRoot {
      confRoot = given
      node = options.node
    } else {
      let directory = Path.directory(of: root)
      // Relative if the path of the main file is, as messages show the paths of files in it.
      let parent = Path.normalize(Path.join(directory, ".."))
      let whole = Path.normalize(Path.join(options.workingDirectory ?? ".", directory))
      let name = Path.name(of: whole)
      let isNamed = !["", ".", ".."].contains(name)
      let isRoot =
        isNamed
        && (Self.sharedDirectories.contains(name) || Self.looksLikeRoot(parent, loader))
      confRoot = isRoot ? parent : nil
      // A shared directory is that of no node.
      let isOfNode = isRoot && !Self.sharedDirectories.contains(name)
      node = options.node ?? (isOfNode ? name : nil)
    }
  }

  private static func looksLikeRoot(_ directory: String, _ loader: any Loader) -> Bool {
    sharedDirectories.contains { loader.contents(at: Path.join(directory, $0)) == .directory }
  }

  /// The regular files that `path` in the file `including` leads to, in reading order, and the problems with
  /// some of them.
  mutating func resolve(
    _ path: String, in including: String
  ) -> ResolvedInclude {
    // It would name the directory of the file.
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
        let rest = Path.rest(of: path, below: ConfigurationOptions.installedDirectory)
      else { return [path] }
      return [Path.join(confRoot, rest)]
    }
    var directories = [Path.directory(of: including)]
    if let confRoot {
      directories.append(Path.join(confRoot, "global"))
      if let node { directories.append(Path.join(confRoot, node)) }
      directories.append(Path.join(confRoot, "default"))
    }
    var seen: Set<PathKey> = []
    return directories.map { Path.join($0, path) }
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

  /// Every file directly inside a directory in byte order; hidden names and sub-directories are left out.
  private mutating func files(in directory: String) -> ResolvedInclude {
    if let known = directories[PathKey(directory)] { return known }
    let found = list(directory)
    directories[PathKey(directory)] = found
    return found
  }

  private func list(_ directory: String) -> ResolvedInclude {
    let names: [String]
    do {
      names = try loader.names(in: directory)
    } catch {
      return .failing(.unreadable(path: directory, reason: error.message))
    }
    var found = ResolvedInclude()
    for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      if name.hasPrefix(".") {
        if name != ".", name != ".." { found.skipped.append(name) }
        continue
      }
      let path = Path.join(directory, name)
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
  /// The names in a directory that are not read because they are hidden or directories.
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
