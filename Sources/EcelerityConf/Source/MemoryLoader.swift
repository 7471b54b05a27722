/// A loader over files held in memory: for tests, standard input and unsaved text.
///
/// Paths it does not hold are asked of `fallback`, if there is one.
public struct MemoryLoader: Loader {
  private let files: [PathKey: [UInt8]]
  private let fallback: (any Loader)?

  /// Holds `files`, path to contents; folders exist where a file lies below them.
  public init(_ files: [String: String], over fallback: (any Loader)? = nil) {
    self.init(bytes: files.mapValues { Array($0.utf8) }, over: fallback)
  }

  /// Holds `files`, path to contents.
  public init(bytes files: [String: [UInt8]], over fallback: (any Loader)? = nil) {
    self.files = Dictionary(uniqueKeysWithValues: files.map { (PathKey($0.key), $0.value) })
    self.fallback = fallback
  }

  /// A file, a folder, or what the fallback says.
  public func contents(at path: String) -> PathContents {
    if files[PathKey(path)] != nil { return .file }
    if !below(path).isEmpty { return .directory }
    return fallback?.contents(at: path) ?? .missing
  }

  /// The bytes of `path`.
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

  /// The names directly below `path`, those of the fallback among them.
  public func names(in path: String) throws(LoadError) -> [String] {
    let own = Set(below(path).compactMap { Path.names(in: $0).first.map(PathKey.init) })
    guard let fallback else { return own.map(\.path) }
    do {
      return own.union(try fallback.names(in: path).map(PathKey.init)).map(\.path)
    } catch {
      // A folder of files in memory need not exist anywhere else.
      guard error.reason == .missing, !own.isEmpty else { throw error }
      return own.map(\.path)
    }
  }

  private func below(_ path: String) -> [String] {
    files.keys.compactMap { Path.rest(of: $0.path, below: path) }
  }
}
