/// A loader for files held in memory: for tests, standard input and unsaved text.
///
/// Files that it does not hold are those of `fallback`, if there is one. A file that both have is one file,
/// with the identity that `fallback` gives it: it is found by every path that leads to it there, such as one
/// through a symbolic link, and its bytes are those in memory. Paths are compared without `.`, `..` and
/// doubled slashes.
public struct MemoryLoader: Loader {
  private struct HeldFile {
    let bytes: [UInt8]
    let identity: FileIdentity
  }

  private let fallback: (any Loader)?
  /// By normal path.
  private var files: [PathKey: HeldFile] = [:]
  private var filesOfFallback: [FileIdentity: HeldFile] = [:]
  /// What is in each directory that a file is below.
  private var namesByDirectory: [PathKey: Set<PathKey>] = [:]

  /// A loader of `files`, contents by path. A directory exists if there is a file below it. Of several
  /// spellings of one path, the last one in byte order applies.
  public init(_ files: [String: String], over fallback: (any Loader)? = nil) {
    self.init(bytes: files.mapValues { Array($0.utf8) }, over: fallback)
  }

  /// A loader of `files`, contents by path. A directory exists if there is a file below it. Of several
  /// spellings of one path, the last one in byte order applies.
  public init(bytes files: [String: [UInt8]], over fallback: (any Loader)? = nil) {
    self.init(files.map { (path: $0.key, bytes: $0.value) }, over: fallback)
  }

  /// Holds `files`, whose paths Unicode may take for the same text.
  package init(_ files: [(path: String, bytes: [UInt8])], over fallback: (any Loader)?) {
    self.fallback = fallback
    for file in files.sorted(by: { PathKey($0.path) < PathKey($1.path) }) {
      hold(file.bytes, at: Path.normalize(file.path), fallback?.identity(of: file.path))
    }
  }

  private mutating func hold(_ bytes: [UInt8], at path: String, _ identity: FileIdentity?) {
    let file = HeldFile(bytes: bytes, identity: identity ?? FileIdentity(path: path))
    files[PathKey(path)] = file
    if let identity { filesOfFallback[identity] = file }
    var inner = path
    while ![".", "..", ""].contains(Path.name(of: inner)) {
      let directory = Path.directory(of: inner)
      let isNew = namesByDirectory[PathKey(directory), default: []]
        .insert(PathKey(Path.name(of: inner))).inserted
      guard isNew else { return }
      inner = directory
    }
  }

  /// Returns the kind of file at `path`, according to the files in memory or else the fallback.
  public func contents(at path: String) -> PathContents {
    if file(at: path) != nil { return .file }
    if !heldNames(in: path).isEmpty { return .directory }
    return fallback?.contents(at: path) ?? .missing
  }

  /// Returns the bytes of the file at `path`.
  public func load(_ path: String) throws(LoadError) -> LoadedFile {
    if let file = file(at: path) {
      return LoadedFile(SourceFile(path: path, bytes: file.bytes), identity: file.identity)
    }
    guard let fallback else {
      throw LoadError(path, heldNames(in: path).isEmpty ? .missing : .isDirectory)
    }
    return try fallback.load(path)
  }

  /// Returns the names in the directory at `path`, including those of the fallback.
  public func names(in path: String) throws(LoadError) -> [String] {
    let held = heldNames(in: path)
    guard let fallback else {
      guard !held.isEmpty else { throw LoadError(path, .missing) }
      return held.map(\.path)
    }
    do {
      return held.union(try fallback.names(in: path).map(PathKey.init)).map(\.path)
    } catch {
      // A directory of files in memory need not exist anywhere else.
      guard error.reason == .missing, !held.isEmpty else { throw error }
      return held.map(\.path)
    }
  }

  /// The identity of the file at `path`, in memory or of the fallback.
  public func identity(of path: String) -> FileIdentity? {
    file(at: path)?.identity ?? fallback?.identity(of: path)
  }

  /// The names directly below `path` on account of files in memory.
  package func heldNames(in path: String) -> Set<PathKey> {
    namesByDirectory[PathKey(Path.normalize(path))] ?? []
  }

  /// The file in memory that `path` means.
  ///
  /// `link/../a.conf` need not be `a.conf`, which only the fallback knows. It does not know that a file is
  /// still the same after another one has taken its name, which the path says.
  private func file(at path: String) -> HeldFile? {
    if let file = files[PathKey(path)] { return file }
    let normal = Path.normalize(path)
    let identity = fallback?.identity(of: path)
    if let file = files[PathKey(normal)], identity == fallback?.identity(of: normal) { return file }
    return identity.flatMap { filesOfFallback[$0] }
  }
}
