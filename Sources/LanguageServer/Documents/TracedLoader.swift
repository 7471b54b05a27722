import EcelerityConf
import Synchronization

/// A loader that records the paths it is asked for, on which the result of reading depends.
final class TracedLoader: Loader {
  private let loader: OverlayLoader
  private let asked = Mutex<Set<PathKey>>([])

  init(_ loader: OverlayLoader) { self.loader = loader }

  /// The files and folders that were read or searched for, whether or not they exist.
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

  private func note(_ path: String) { asked.withLock { _ = $0.insert(PathKey(path)) } }
}
