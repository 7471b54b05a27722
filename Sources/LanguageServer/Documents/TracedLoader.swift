import EcelerityConf
import Synchronization

/// A loader that records the paths it is asked for, on which the result of reading depends.
final class TracedLoader: Loader {
  private let loader: any Loader
  private let asked = Mutex<Set<PathKey>>([])

  init(_ loader: any Loader) { self.loader = loader }

  /// The files and directories that were read or searched for, whether or not they exist.
  var paths: Set<PathKey> { asked.withLock { $0 } }

  func contents(at path: String) -> PathContents {
    note(path)
    return loader.contents(at: path)
  }

  func load(_ path: String) throws(LoadError) -> LoadedFile {
    note(path)
    return try loader.load(path)
  }

  func names(in path: String) throws(LoadError) -> [String] {
    note(path)
    return try loader.names(in: path)
  }

  func identity(of path: String) -> FileIdentity? {
    note(path)
    return loader.identity(of: path)
  }

  private func note(_ path: String) { asked.withLock { _ = $0.insert(PathKey(path)) } }
}
