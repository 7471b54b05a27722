package import EcelerityConf

/// The files of one revision of a git repository, read with `git ls-tree` and `git cat-file`:
/// nothing is checked out.
///
/// Paths start with the revision and its root, `HEAD~2:./etc/ecelerity.conf`, so that paths of
/// includes can be derived from them; `title` returns the form that git uses. Other paths are
/// outside of the revision.
package struct GitRevision: Loader {
  /// The kind of object at a path of a revision.
  private enum Entry {
    case blob(String)
    case link(String)
    case directory([String])
    case submodule
  }

  private let prefix: String
  private let entries: [PathKey: Entry]

  private static let maximumLinks = 40

  /// The revision called `name`.
  package init(_ name: String) throws(GitError) {
    guard !name.hasPrefix("-"), !name.isEmpty else { throw .notARevision(name) }
    prefix = name + ":"
    // For an unknown name git prints no error here.
    let commit = try GitRevision.ask(
      ["rev-parse", "--verify", "--quiet", name + "^{commit}"], about: name,
      failing: .notARevision(name))
    let listing = try GitRevision.ask(
      ["ls-tree", "-r", "-z", "--full-tree", GitRevision.line(commit)], about: name,
      failing: .notARevision(name))
    entries = GitRevision.entries(listing)
  }

  /// The path in the revision for `path`, which is relative to the root of the repository as in
  /// git, or to the current directory if it begins with `./` or `../`. For a directory, the main file in
  /// it.
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

  /// `path` relative to the current directory, `./ecelerity.conf`, if the revision has a file there.
  func pathFromHere(_ path: String, called name: String) -> String? {
    guard !Path.isAbsolute(path), !path.hasPrefix("./"), !path.hasPrefix("../") else { return nil }
    let here = "./" + path
    let file = try? mainFile(here, called: name)
    return file.map { contents(at: $0) == .file } ?? false ? here : nil
  }

  /// The path of the file called `name` at the root, in the current directory or anywhere; nil if there is none.
  func mainFilePath(called name: String) -> String? {
    if contents(at: path(name)) == .file { return name }
    return pathFromHere(name, called: name)
      ?? entries.keys.map(\.path).filter { $0.hasSuffix("/" + name) }.min()
  }

  /// The directory of the revision that corresponds to the directory `path` of the file system; relative
  /// paths start at the current directory.
  package func directory(_ path: String) throws(GitError) -> String {
    let inside =
      Path.isAbsolute(path)
      ? try GitRevision.pathFromTop(path) : try GitRevision.here(for: path) + path
    let normal = inside.isEmpty ? "." : Path.normalize(inside)
    guard normal != "..", !normal.hasPrefix("../") else { throw .outside(path) }
    return normal == "." ? prefix + normal : self.path(normal)
  }

  /// The path from the root of the repository to the directory `path`, which is absolute.
  private static func pathFromTop(_ path: String) throws(GitError) -> String {
    let top =
      line(
        try ask(["rev-parse", "--show-toplevel"], about: path, failing: .outside(path))) + "/"
    // git prints the root with links resolved. In a directory that exists only in the revision, there
    // are no links to resolve.
    let real = try? RealPath(of: path).path
    let full = Array((Path.normalize(real ?? path) + "/").utf8)
    guard full.starts(with: top.utf8) else { throw .outside(path) }
    return String(decoding: full.dropFirst(top.utf8.count), as: UTF8.self)
  }

  /// The path from the root of the repository to the current directory, with a trailing slash, to be
  /// joined with `path`.
  private static func here(for path: String) throws(GitError) -> String {
    line(try ask(["rev-parse", "--show-prefix"], about: path, failing: .noRepository))
  }

  /// `path` as a path of this revision.
  package func path(_ path: String) -> String { prefix + "./" + path }

  /// `text` with its paths of this revision in the form that git accepts anywhere:
  /// `HEAD~2:etc/ecelerity.conf`.
  package func title(_ text: String) -> String { text.replacing(path(""), with: prefix) }

  // MARK: Reading

  /// The kind of object at `path`: a file, a directory or nothing.
  package func contents(at path: String) -> PathContents {
    switch find(path)?.entry {
    case .blob: .file
    case .directory: .directory
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
    case .directory: throw LoadError(path, .isDirectory)
    case .submodule, .link: throw LoadError(path, .notRegular)
    }
  }

  /// The names in the directory at `path`.
  package func names(in path: String) throws(LoadError) -> [String] {
    guard case .directory(let names)? = find(path)?.entry else { throw LoadError(path, .missing) }
    return names
  }

  /// The entry at `path`; symbolic links within the revision are followed.
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

  /// Parses records of the form `mode SP type SP object TAB path NUL` (git-ls-tree(1)).
  private static func entries(_ listing: [UInt8]) -> [PathKey: Entry] {
    var found: [PathKey: Entry] = [:]
    var directories: [PathKey: Set<PathKey>] = [PathKey("."): []]
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
        let directory = Path.directory(of: child)
        let name = PathKey(Path.name(of: child))
        let isNew = directories[PathKey(directory), default: []].insert(name).inserted
        if !isNew { break }
        child = directory
      }
    }
    for (directory, names) in directories { found[directory] = .directory(names.map(\.path)) }
    return found
  }

  /// Settings that keep git from running programs and contacting servers, whatever the files in the
  /// current directory say: no program named by a directory that only looks like a repository, as
  /// untrusted files can (`safe.bareRepository`), and none to fetch what a clone lacks (git(1);
  /// versions before 2.45 only have protocols, none of which is allowed).
  private static let caution = (
    arguments: ["-c", "safe.bareRepository=explicit"],
    variables: ["GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL="]
  )

  /// The output of git; throws `failing` if git gives no reason for a failure about `subject`.
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

/// The reason why a revision cannot be read.
package enum GitError: Error, Hashable, Sendable, CustomStringConvertible {
  /// git itself could not be run.
  case noGit(SystemError)
  /// The current directory belongs to no repository.
  case noRepository
  /// The current directory may be a repository without a working tree, or files that look like one.
  case bareRepository
  /// The repository is a partial clone that lacks an object of its remote.
  case notFetched(String)
  /// The repository has no such revision.
  case notARevision(String)
  /// The directory is outside of the repository.
  case outside(String)
  /// A revision without the path of a file; `path` is that of the main file, if there is one.
  case revisionWithoutPath(String, path: String?)
  /// The file is in the current directory, not at the root of the repository.
  case pathFromHere(String, meant: String)
  /// The name of a file or directory here begins with the name of a revision.
  case fileOrRevision(String, String)
  /// The repository lacks the contents of a file.
  case unreadable(String)
  /// git gave another reason, the first line of its error output.
  case refused(String, reason: String)

  /// The problem, then the remedy.
  package var description: String {
    switch self {
    case .noGit(let error): error.description
    case .noRepository:
      "the current directory is not in a git repository; go to one, or name a file instead of a revision"
    case .bareRepository:
      "the current directory looks like a bare git repository, whose settings may name programs to run; "
        + "set GIT_DIR to it if it is yours"
    case .notFetched(let name):
      "git cannot read `\(name.visible)`: it is missing from this partial clone and is not fetched; "
        + "fetch it with git first"
    case .notARevision(let name):
      "`\(name.visible)` is neither a file nor a revision of the git repository here"
    case .outside(let path):
      "`\(path.visible)` is outside of the git repository here; name a directory of it"
    case .revisionWithoutPath(let name, let path):
      "`\(name.visible)` is a revision without a path; write \(name.visible):\((path ?? "PATH").visible)"
    case .pathFromHere(let name, let meant):
      "`\(name.visible)`: no such file, as paths of a revision start at the root of the repository; write "
        + meant.visible
    case .fileOrRevision(let name, let revision):
      "`\(name.visible)` is a file or directory here and may also be in revision `\(revision.visible)`; write "
        + "./\(name.visible) for the one here, or \(revision.visible)^0 for the revision"
    case .unreadable(let path): "git has no contents for `\(path.visible)`"
    case .refused(let name, let reason): "git cannot read `\(name.visible)`: \(reason.visible)"
    }
  }
}
