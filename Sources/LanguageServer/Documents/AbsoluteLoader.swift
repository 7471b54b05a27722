import EcelerityConf

/// A loader for absolute paths only.
///
/// A document that was never saved is in no directory. What it includes by a relative path would be
/// searched for in the directory that the server happens to be started in.
struct AbsoluteLoader: Loader {
  private let loader: any Loader

  init(_ loader: any Loader) { self.loader = loader }

  func contents(at path: String) -> PathContents {
    Path.isAbsolute(path) ? loader.contents(at: path) : .missing
  }

  func load(_ path: String) throws(LoadError) -> LoadedFile {
    guard Path.isAbsolute(path) else { throw LoadError(path, .missing) }
    return try loader.load(path)
  }

  func names(in path: String) throws(LoadError) -> [String] {
    guard Path.isAbsolute(path) else { throw LoadError(path, .missing) }
    return try loader.names(in: path)
  }

  func identity(of path: String) -> FileIdentity? {
    Path.isAbsolute(path) ? loader.identity(of: path) : nil
  }
}
