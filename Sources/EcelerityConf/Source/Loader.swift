/// The kind of file at a path.
public enum PathContents: Hashable, Sendable {
  /// A regular file.
  case file
  /// A directory.
  case directory
  /// Something that cannot be read as configuration: a device, a socket, a pipe.
  case special
  /// Nothing.
  case missing
  /// Unknown, because the system call failed; the reason.
  case unreadable(String)
}

/// The identity of a file, equal for two paths that lead to the same file.
public struct FileIdentity: Hashable, Sendable {
  private let device: UInt64
  private let number: UInt64
  private let path: PathKey

  /// Creates the identity of a file in a file system from its device and inode.
  public init(device: UInt64, inode: UInt64) {
    self.device = device
    number = inode
    path = PathKey("")
  }

  /// Creates the identity of a file that is known only by its path.
  public init(path: String) {
    device = 0
    number = 0
    self.path = PathKey(path)
  }
}

/// The contents and the identity of a file.
public struct LoadedFile: Sendable {
  /// The contents.
  public let source: SourceFile
  /// The identity of the file, whatever path it was reached by.
  public let identity: FileIdentity

  /// Creates a loaded file with the contents `source`.
  public init(_ source: SourceFile, identity: FileIdentity) {
    self.source = source
    self.identity = identity
  }
}

/// The reason why a file could not be read.
public struct LoadError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kind of failure.
  public enum Reason: Hashable, Sendable {
    /// There is no file at the path.
    case missing
    /// There is a directory at the path.
    case isDirectory
    /// There is neither a file nor a directory at the path, but, for example, a device.
    case notRegular
    /// The file is larger than `SourceFile.maximumSize`.
    case tooLarge
    /// Another failure, in the words of the system.
    case failed(String)
  }

  /// The requested path.
  public let path: String
  /// The reason for the failure.
  public let reason: Reason

  /// Creates an error for `path`.
  public init(_ path: String, _ reason: Reason) {
    self.path = path
    self.reason = reason
  }

  /// The path and the reason.
  public var description: String { "\(path): \(message)" }

  /// The reason, lower case, no full stop.
  public var message: String {
    switch reason {
    case .missing: "no such file"
    case .isDirectory: "is a directory"
    case .notRegular: "is not a regular file"
    case .tooLarge: "is larger than 4 GiB"
    case .failed(let words): words
    }
  }
}

/// A source of the files of a configuration; the library accesses files only through it.
public protocol Loader: Sendable {
  /// Returns the kind of file at `path`, following symbolic links.
  func contents(at path: String) -> PathContents
  /// Returns the bytes of the regular file at `path`. Throws if there is none, if it cannot be
  /// read, or if it has more than `SourceFile.maximumSize` bytes.
  func load(_ path: String) throws(LoadError) -> LoadedFile
  /// Returns the names in the directory at `path`, in no particular order. Throws if there is no
  /// directory or it cannot be read.
  func names(in path: String) throws(LoadError) -> [String]
  /// Which file is at `path`, symbolic links followed, as `load(_:)` gives it; nil when none can be read.
  ///
  /// A loader need not have it: one that lacks it loads the file.
  func identity(of path: String) -> FileIdentity?
}

extension Loader {
  /// The identity of the file at `path`, determined by loading it; nil when it cannot be loaded.
  public func identity(of path: String) -> FileIdentity? { try? load(path).identity }
}
