/// What the world offers under one path.
public enum PathContents: Hashable, Sendable {
  /// A regular file.
  case file
  /// A folder.
  case directory
  /// Something that cannot be read as configuration: a device, a socket, a pipe.
  case special
  /// Nothing.
  case missing
  /// Unknown, because asking failed; the reason.
  case unreadable(String)
}

/// Tells whether two paths lead to the same file.
public struct FileIdentity: Hashable, Sendable {
  private let device: UInt64
  private let number: UInt64
  private let path: PathKey

  /// A file of a file system, by device and inode.
  public init(device: UInt64, inode: UInt64) {
    self.device = device
    number = inode
    path = PathKey("")
  }

  /// A file that is known by its path alone.
  public init(path: String) {
    device = 0
    number = 0
    self.path = PathKey(path)
  }
}

/// The bytes of a file together with what tells it apart from others.
public struct LoadedFile: Sendable {
  /// The contents.
  public let source: SourceFile
  /// Which file it is, however it was reached.
  public let identity: FileIdentity

  /// `source`, known as `identity`.
  public init(_ source: SourceFile, identity: FileIdentity) {
    self.source = source
    self.identity = identity
  }
}

/// Why a file could not be read.
public struct LoadError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kind of failure.
  public enum Reason: Hashable, Sendable {
    /// Nothing stands under the path.
    case missing
    /// A folder does.
    case isDirectory
    /// Something does that is neither a file nor a folder, such as a device.
    case notRegular
    /// Larger than `SourceFile.maximumSize`.
    case tooLarge
    /// The system's own words.
    case failed(String)
  }

  /// The path that was asked for.
  public let path: String
  /// What went wrong.
  public let reason: Reason

  /// `path` could not be read because of `reason`.
  public init(_ path: String, _ reason: Reason) {
    self.path = path
    self.reason = reason
  }

  /// The path and what is wrong with it.
  public var description: String { "\(path): \(message)" }

  /// What is wrong, lower case, no full stop.
  public var message: String {
    switch reason {
    case .missing: "no such file"
    case .isDirectory: "is a folder"
    case .notRegular: "is not a regular file"
    case .tooLarge: "is larger than 4 GiB"
    case .failed(let words): words
    }
  }
}

/// Reads the files of a configuration; the only way the library sees the world.
public protocol Loader: Sendable {
  /// What stands at `path`, symbolic links followed.
  func contents(at path: String) -> PathContents
  /// The bytes of the regular file at `path`. Throws when there is none, when it cannot be read, and when
  /// it has more than `SourceFile.maximumSize` bytes.
  func load(_ path: String) throws(LoadError) -> LoadedFile
  /// The names in the folder at `path`, in no particular order. Throws when there is no folder or it
  /// cannot be read.
  func names(in path: String) throws(LoadError) -> [String]
  /// Which file is at `path`, symbolic links followed, as `load(_:)` gives it; nil when none can be read.
  ///
  /// A loader need not have it: one that lacks it loads the file.
  func identity(of path: String) -> FileIdentity?
}

extension Loader {
  /// Which file is at `path`, found by loading it; nil when it cannot be loaded.
  public func identity(of path: String) -> FileIdentity? { try? load(path).identity }
}
