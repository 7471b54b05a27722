/// A loader that gives other bytes for some files than there are, by whatever path they are reached.
package struct EditedLoader: Loader {
  private let base: any Loader
  private let edited: [FileIdentity: [UInt8]]

  /// What `base` loads, with the bytes of `edited` in the place of those of these files.
  package init(_ base: any Loader, _ edited: [FileIdentity: [UInt8]]) {
    self.base = base
    self.edited = edited
  }

  /// What stands at `path`.
  package func contents(at path: String) -> PathContents { base.contents(at: path) }

  /// The edited bytes of the file at `path`, or its own.
  package func load(_ path: String) throws(LoadError) -> LoadedFile {
    let file = try base.load(path)
    guard let bytes = edited[file.identity] else { return file }
    return LoadedFile(SourceFile(path: file.source.path, bytes: bytes), identity: file.identity)
  }

  /// Which file is at `path`.
  package func identity(of path: String) -> FileIdentity? { base.identity(of: path) }

  /// The names in the folder at `path`.
  package func names(in path: String) throws(LoadError) -> [String] { try base.names(in: path) }
}
