package import EcelerityConf

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Where a configuration is read from: a file, the file of a folder, or a revision of a git repository.
package struct ConfigurationPlace: Sendable {
  /// The main file.
  package let file: String
  /// What it and its includes are read with.
  package let loader: any Loader
  /// How its includes are found.
  package var options: ConfigurationOptions

  /// The main file, on the disk.
  package init(file: String, options: ConfigurationOptions) {
    self.init(file, DiskLoader(), options)
  }

  private init(_ file: String, _ loader: any Loader, _ options: ConfigurationOptions) {
    self.file = file
    self.loader = loader
    self.options = options
  }

  /// What `name` means: the file or folder that is called so, else `REV:path`.
  package init(naming name: String, options: ConfigurationOptions) throws(GitError) {
    let contents = DiskLoader().contents(at: name)
    if contents == .directory {
      self.init(
        file: Path.join(name, ConfigurationSource.mainFileName), options: options)
      return
    }
    guard contents == .missing, let colon = name.firstIndex(of: ":") else {
      self.init(file: name, options: options)
      return
    }
    let revision = try GitRevision(String(name[..<colon]))
    let file = try revision.mainFile(
      String(name[name.index(after: colon)...]), called: ConfigurationSource.mainFileName)
    var options = options
    if let root = options.confRoot { options.confRoot = try revision.folder(root) }
    self.init(file, revision, options)
  }
}
