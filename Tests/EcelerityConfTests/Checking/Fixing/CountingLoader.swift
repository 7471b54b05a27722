import EcelerityConf
import Synchronization

/// Files in memory, with a count of the reads of each.
final class CountingLoader: Loader {
  private let files: MemoryLoader
  private let counts = Mutex<[String: Int]>([:])

  init(_ files: [String: String]) {
    self.files = MemoryLoader(files)
  }

  /// The number of times that the file at `path` was read.
  func count(of path: String) -> Int { counts.withLock { $0[path] ?? 0 } }

  func contents(at path: String) -> PathContents { files.contents(at: path) }

  func load(_ path: String) throws(LoadError) -> LoadedFile {
    counts.withLock { $0[path, default: 0] += 1 }
    return try files.load(path)
  }

  func names(in path: String) throws(LoadError) -> [String] { try files.names(in: path) }
}
