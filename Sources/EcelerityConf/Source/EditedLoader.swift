/// A loader that substitutes the contents of some files, whatever path they are reached by.
package struct EditedLoader: Loader {
  private let base: any Loader
  private let edited: [FileIdentity: [UInt8]]

  /// Creates a loader over `base` that substitutes the bytes of the files in `edited`.
  package init(_ base: any Loader, _ edited: [FileIdentity: [UInt8]]) {
    self.base = base
    self.edited = edited
  }

  /// Returns the kind of file at `path`.
  package func contents(at path: String) -> PathContents { base.contents(at: path) }

  /// Returns the substituted bytes of the file at `path`, or its own.
  package func load(_ path: String) throws(LoadError) -> LoadedFile {
    let file = try base.load(path)
    guard let bytes = edited[file.identity] else { return file }
    return LoadedFile(SourceFile(path: file.source.path, bytes: bytes), identity: file.identity)
  }

  /// Which file is at `path`.
  package func identity(of path: String) -> FileIdentity? { base.identity(of: path) }

  /// The names in the directory at `path`.
  package func names(in path: String) throws(LoadError) -> [String] { try base.names(in: path) }
}
