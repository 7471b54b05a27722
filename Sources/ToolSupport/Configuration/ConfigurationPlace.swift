package import EcelerityConf

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The place a configuration is read from: a file, a directory with a main file, or a revision of a
/// git repository.
package struct ConfigurationPlace: Sendable {
  /// The main file.
  package let file: String
  /// The loader of the main file and its includes.
  package let loader: any Loader
  /// The options for finding its includes.
  package var options: ConfigurationOptions
  /// The revision, if it is in one.
  private let revision: GitRevision?

  /// A main file on disk.
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

  /// Whether it is read from disk, not from a revision.
  package var isOnDisk: Bool { revision == nil }

  /// `text` with its paths as shown to users.
  package func title(_ text: String) -> String { revision?.title(text) ?? text }

  /// `file` under its name as shown to users.
  package func titled(_ file: SourceFile) -> SourceFile {
    revision == nil
      ? file
      : SourceFile(
        path: title(file.path), bytes: file.bytes, isImaginary: file.isImaginary)
  }

  /// The place named by `name`: the file or directory of that name, else `REV:path`. Throws if it
  /// could be both, so that a file that someone else has created cannot take the place of a
  /// revision.
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
      // A name that is a revision was probably meant as one.
      if let revision = try? GitRevision(name) {
        throw .revisionWithoutPath(
          name, path: revision.mainFilePath(called: ConfigurationSource.mainFileName))
      }
      self.init(file: name, options: options)
      return
    }
    let revision = try GitRevision(String(name[..<colon]))
    let path = String(name[name.index(after: colon)...])
    let file = try revision.mainFile(path, called: ConfigurationSource.mainFileName)
    if let here = revision.pathFromHere(path, called: ConfigurationSource.mainFileName),
      revision.contents(at: file) == .missing
    {
      throw .pathFromHere(name, meant: "\(name[..<colon]):\(here)")
    }
    var options = options
    if let root = options.confRoot { options.confRoot = try revision.directory(root) }
    self.init(file, in: revision, options)
  }

  /// The name of the revision before a colon in `name`, if there is such a revision.
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
