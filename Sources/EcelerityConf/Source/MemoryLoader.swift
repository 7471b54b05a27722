/// A loader for files held in memory: for tests, standard input and unsaved text.
///
/// Requests for other paths go to the fallback loader, if there is one.
public struct MemoryLoader: Loader {
  private let files: [PathKey: [UInt8]]
  private let fallback: (any Loader)?

  /// Creates a loader for `files`, path to contents; a folder exists if a file is below it.
  public init(_ files: [String: String], over fallback: (any Loader)? = nil) {
    self.init(bytes: files.mapValues { Array($0.utf8) }, over: fallback)
  }

  /// Creates a loader for `files`, path to contents; a folder exists if a file is below it.
  public init(bytes files: [String: [UInt8]], over fallback: (any Loader)? = nil) {
    self.files = Dictionary(uniqueKeysWithValues: files.map { (PathKey($0.key), $0.value) })
    self.fallback = fallback
  }

  /// Returns the kind of file at `path`, according to the files in memory or else the fallback.
  public func contents(at path: String) -> PathContents {
    if files[PathKey(path)] != nil { return .file }
    if !below(path).isEmpty { return .directory }
    return fallback?.contents(at: path) ?? .missing
  }

  /// Returns the bytes of the file at `path`.
  public func load(_ path: String) throws(LoadError) -> LoadedFile {
    if let bytes = files[PathKey(path)] {
      let source = SourceFile(path: path, bytes: bytes)
      return LoadedFile(source, identity: FileIdentity(path: Path.normalize(path)))
    }
    guard let fallback else {
      throw LoadError(path, below(path).isEmpty ? .missing : .isDirectory)
    }
    return try fallback.load(path)
  }

  /// Returns the names directly below `path`, including those of the fallback.
  public func names(in path: String) throws(LoadError) -> [String] {
    let own = Set(below(path).compactMap { Path.names(in: $0).first.map(PathKey.init) })
    guard let fallback else { return own.map(\.path) }
    do {
      return own.union(try fallback.names(in: path).map(PathKey.init)).map(\.path)
    } catch {
      // A folder of files in memory need not exist in the fallback.
      guard error.reason == .missing, !own.isEmpty else { throw error }
      return own.map(\.path)
    }
  }

  private func below(_ path: String) -> [String] {
    files.keys.compactMap { Path.rest(of: $0.path, below: path) }
  }
}
