package import EcelerityConf

/// The files of one revision of a git repository, as `git ls-tree` and `git cat-file` give them:
/// nothing is checked out.
///
/// Paths begin with the revision and its top, `HEAD~2:./etc/ecelerity.conf`, so that those of includes can be
/// made from them; `title` says what git calls them. What begins otherwise lies outside.
package struct GitRevision: Loader {
  /// What a path of a revision leads to.
  private enum Entry {
    case blob(String)
    case link(String)
    case folder([String])
    case submodule
  }

  private let prefix: String
  private let entries: [PathKey: Entry]

  private static let maximumLinks = 40

  /// The revision called `name`.
  package init(_ name: String) throws(GitError) {
    guard !name.hasPrefix("-"), !name.isEmpty else { throw .notARevision(name) }
    prefix = name + ":"
    // Of a name that means nothing, git says nothing here.
    let commit = try GitRevision.ask(
      ["rev-parse", "--verify", "--quiet", name + "^{commit}"], about: name,
      failing: .notARevision(name))
    let listing = try GitRevision.ask(
      ["ls-tree", "-r", "-z", "--full-tree", GitRevision.line(commit)], about: name,
      failing: .notARevision(name))
    entries = GitRevision.entries(listing)
  }

  /// The path of the revision that `path` means: as git has it, from the top of the repository, or from
  /// the current folder when it begins with `./` or `../`. A folder means the configuration in it.
  package func mainFile(_ path: String, called name: String) throws(GitError) -> String {
    var full = path
    if path == "." || path == ".." || path.hasPrefix("./") || path.hasPrefix("../") {
      full = try GitRevision.here(for: path) + path
    }
    let normal = full.isEmpty ? "." : Path.normalize(full)
    // Links are followed.
    if contents(at: self.path(normal)) == .directory {
      return self.path(Path.normalize(normal + "/" + name))
    }
    return self.path(normal)
  }

  /// The folder of the revision that stands for the folder `path` of the file system, where relative paths
  /// begin in the current folder.
  package func folder(_ path: String) throws(GitError) -> String {
    let inside =
      Path.isAbsolute(path)
      ? try GitRevision.pathFromTop(path) : try GitRevision.here(for: path) + path
    let normal = inside.isEmpty ? "." : Path.normalize(inside)
    guard normal != "..", !normal.hasPrefix("../") else { throw .outside(path) }
    return normal == "." ? prefix + normal : self.path(normal)
  }

  /// What leads from the top of the repository to the folder `path`, which is absolute.
  private static func pathFromTop(_ path: String) throws(GitError) -> String {
    let top =
      line(
        try ask(["rev-parse", "--show-toplevel"], about: path, failing: .outside(path))) + "/"
    // The top is told without links. A folder that only the revision has is none that they could be followed to.
    let real = try? RealPath(of: path).path
    let full = Array((Path.normalize(real ?? path) + "/").utf8)
    guard full.starts(with: top.utf8) else { throw .outside(path) }
    return String(decoding: full.dropFirst(top.utf8.count), as: UTF8.self)
  }

  /// What leads from the top of the repository to the current folder, with a slash behind it; to be joined with
  /// `path`.
  private static func here(for path: String) throws(GitError) -> String {
    line(try ask(["rev-parse", "--show-prefix"], about: path, failing: .noRepository))
  }

  /// `path` as a path of this revision.
  package func path(_ path: String) -> String { prefix + "./" + path }

  /// `text` with its paths of this revision as git knows them from everywhere: `HEAD~2:etc/ecelerity.conf`.
  package func title(_ text: String) -> String { text.replacing(path(""), with: prefix) }

  // MARK: Reading

  /// A file, a folder or nothing.
  package func contents(at path: String) -> PathContents {
    switch find(path)?.entry {
    case .blob: .file
    case .folder: .directory
    case .submodule: .special
    case .link, nil: .missing
    }
  }

  /// The bytes of the file at `path`.
  package func load(_ path: String) throws(LoadError) -> LoadedFile {
    guard let (full, entry) = find(path) else { throw LoadError(path, .missing) }
    switch entry {
    case .blob(let object):
      do {
        let bytes = try GitRevision.ask(
          ["cat-file", "blob", object], about: path, failing: .unreadable(path))
        guard bytes.count <= SourceFile.maximumSize else { throw LoadError(path, .tooLarge) }
        return LoadedFile(
          SourceFile(path: path, bytes: bytes), identity: FileIdentity(path: prefix + full))
      } catch let error as LoadError {
        throw error
      } catch {
        throw LoadError(path, .failed("\(error)"))
      }
    case .folder: throw LoadError(path, .isDirectory)
    case .submodule, .link: throw LoadError(path, .notRegular)
    }
  }

  /// The names in the folder at `path`.
  package func names(in path: String) throws(LoadError) -> [String] {
    guard case .folder(let names)? = find(path)?.entry else { throw LoadError(path, .missing) }
    return names
  }

  /// What stands at `path`, symbolic links within the revision followed.
  private func find(_ path: String) -> (path: String, entry: Entry)? {
    guard path.hasPrefix(prefix) else { return nil }
    var parts = Path.names(in: Path.normalize(String(path.dropFirst(prefix.count))))[...]
    var place = "."
    var links = 0
    while let part = parts.popFirst() {
      if part == "." { continue }
      let next = Path.normalize(place + "/" + part)
      guard next != "..", !next.hasPrefix("../") else { return nil }
      guard case .link(let object) = entries[PathKey(next)] else {
        place = next
        continue
      }
      links += 1
      guard links <= Self.maximumLinks, let target = target(of: object),
        !Path.isAbsolute(target)
      else { return nil }
      parts = (Path.names(in: target) + parts)[...]
    }
    return entries[PathKey(place)].map { (place, $0) }
  }

  private func target(of object: String) -> String? {
    let bytes = try? GitRevision.ask(
      ["cat-file", "blob", object], about: object, failing: .unreadable(object))
    return bytes.map { String(decoding: $0, as: UTF8.self) }
  }

  // MARK: Asking git

  /// `mode SP type SP object TAB path NUL`, as git-ls-tree(1) has it.
  private static func entries(_ listing: [UInt8]) -> [PathKey: Entry] {
    var found: [PathKey: Entry] = [:]
    var folders: [PathKey: Set<PathKey>] = [PathKey("."): []]
    for record in listing.split(separator: 0) {
      guard let tab = record.firstIndex(of: UInt8(ascii: "\t")) else { continue }
      let words = String(decoding: record[..<tab], as: UTF8.self).split(separator: " ")
      let path = String(decoding: record[(tab + 1)...], as: UTF8.self)
      guard words.count == 3 else { continue }
      switch words[0] {
      case "120000": found[PathKey(path)] = .link(String(words[2]))
      case "160000": found[PathKey(path)] = .submodule
      default: found[PathKey(path)] = .blob(String(words[2]))
      }
      var child = path
      while child != "." {
        let folder = Path.folder(of: child)
        let name = PathKey(Path.name(of: child))
        let isNew = folders[PathKey(folder), default: []].insert(name).inserted
        if !isNew { break }
        child = folder
      }
    }
    for (folder, names) in folders { found[folder] = .folder(names.map(\.path)) }
    return found
  }

  /// That git runs no program and asks no server, whatever the files say among which it is run: not one that a folder
  /// names which only looks like a repository, as anybody's files can (`safe.bareRepository`), and none to get what
  /// a clone lacks (git(1); versions before 2.45 know only of protocols, none of which is allowed).
  private static let caution = (
    arguments: ["-c", "safe.bareRepository=explicit"],
    variables: ["GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL="]
  )

  /// What git answers; where it gives no reason why it does not answer about `subject`, `failing` is thrown.
  private static func ask(
    _ arguments: [String], about subject: String, failing: GitError
  ) throws(GitError) -> [UInt8] {
    let outcome: ChildProcess.Outcome
    do {
      outcome = try ChildProcess.run("git", caution.arguments + arguments, with: caution.variables)
    } catch {
      throw .noGit(error)
    }
    if outcome.status != 0 {
      let words = line(outcome.error)
      if words.contains("not a git repository") { throw .noRepository }
      if words.contains("cannot use bare repository") { throw .bareRepository }
      if words.contains("lazy fetching disabled") { throw .notFetched(subject) }
      throw words.isEmpty ? failing : .refused(subject, reason: words)
    }
    return outcome.output
  }

  /// The first line of `bytes`.
  private static func line(_ bytes: [UInt8]) -> String {
    String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
  }
}

/// Why a revision cannot be read.
package enum GitError: Error, Hashable, Sendable, CustomStringConvertible {
  /// git itself could not be run.
  case noGit(SystemError)
  /// The current folder belongs to no repository.
  case noRepository
  /// The current folder may be a repository without a working tree, or files that look like one.
  case bareRepository
  /// The repository is a clone that lacks something which its remote has.
  case notFetched(String)
  /// The repository has no such revision.
  case notARevision(String)
  /// A folder lies in no place that the repository has.
  case outside(String)
  /// A revision stands where a file of it should.
  case revisionWithoutPath(String)
  /// A file has a name that begins with that of a revision.
  case fileOrRevision(String, String)
  /// The repository lacks the contents of a file.
  case unreadable(String)
  /// git gave another reason, in the first line of what it said.
  case refused(String, reason: String)

  /// What is there, then what to do.
  package var description: String {
    switch self {
    case .noGit(let error): error.description
    case .noRepository:
      "the current folder is in no git repository; go to one, or name a file instead of a revision"
    case .bareRepository:
      "the current folder looks like a bare git repository, whose settings may name programs to run; "
        + "set GIT_DIR to it if it is yours"
    case .notFetched(let name):
      "git does not read `\(name.visible)`: this clone lacks a part of it, and none is fetched here; "
        + "get it with git first"
    case .notARevision(let name):
      "`\(name.visible)` is neither a file nor a revision of the git repository here"
    case .outside(let path):
      "`\(path.visible)` is outside of the git repository here; name a folder of it"
    case .revisionWithoutPath(let name):
      "`\(name.visible)` is a revision without a path; write "
        + "\(name.visible):\(ConfigurationSource.mainFileName)"
    case .fileOrRevision(let name, let revision):
      "`\(name.visible)` is a file or folder here and may be one of the revision `\(revision.visible)`; write "
        + "./\(name.visible) for the one here, or \(revision.visible)^0 for the revision"
    case .unreadable(let path): "git has no contents for `\(path.visible)`"
    case .refused(let name, let reason): "git does not read `\(name.visible)`: \(reason.visible)"
    }
  }
}
