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
  /// The revision it is in, if it is in one.
  private let revision: GitRevision?

  /// The main file, on the disk.
  package init(file: String, options: ConfigurationOptions) {
    self.file = file
    self.options = options
    loader = DiskLoader()
    revision = nil
  }

  private init(_ file: String, in revision: GitRevision, _ options: ConfigurationOptions) {
    self.file = file
    self.options = options
    self.revision = revision
    loader = revision
  }

  /// Whether it is read from the disk, not from a revision.
  package var isOnDisk: Bool { revision == nil }

  /// `text` with the paths in it as people know them.
  package func title(_ text: String) -> String { revision?.title(text) ?? text }

  /// `file`, called as people know it.
  package func titled(_ file: SourceFile) -> SourceFile {
    revision == nil
      ? file
      : SourceFile(
        path: title(file.path), bytes: file.bytes, isImaginary: file.isImaginary)
  }

  /// What `name` means: the file or folder that is called so, else `REV:path`. Throws when it could be both: whoever
  /// means a revision must not get a file that somebody else has called so.
  package init(naming name: String, options: ConfigurationOptions) throws(GitError) {
    let contents = DiskLoader().contents(at: name)
    if contents != .missing, let revision = try ConfigurationPlace.revision(in: name) {
      throw .fileOrRevision(name, revision)
    }
    if contents == .directory {
      self.init(
        file: Path.join(name, ConfigurationSource.mainFileName), options: options)
      return
    }
    guard contents == .missing else {
      self.init(file: name, options: options)
      return
    }
    guard let colon = name.firstIndex(of: ":") else {
      // What is called like a revision was meant as one.
      if (try? GitRevision(name)) != nil { throw .revisionWithoutPath(name) }
      self.init(file: name, options: options)
      return
    }
    let revision = try GitRevision(String(name[..<colon]))
    let file = try revision.mainFile(
      String(name[name.index(after: colon)...]), called: ConfigurationSource.mainFileName)
    var options = options
    if let root = options.confRoot { options.confRoot = try revision.folder(root) }
    self.init(file, in: revision, options)
  }

  /// The name of the revision that stands before a colon in `name`, if there is such a revision.
  private static func revision(in name: String) throws(GitError) -> String? {
    guard let colon = name.firstIndex(of: ":"), !Path.isAbsolute(name), !name.hasPrefix("./"),
      !name.hasPrefix("../")
    else { return nil }
    let revision = String(name[..<colon])
    do throws(GitError) {
      _ = try GitRevision(revision)
      return revision
    } catch {
      switch error {
      case .noGit, .noRepository, .notARevision: return nil
      default: throw error
      }
    }
  }
}
