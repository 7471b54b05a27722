import EcelerityConf
import ToolSupport

/// The files on disk, overlaid with the open documents.
struct OverlayLoader: Loader {
  private let disk = DiskLoader()
  private var byIdentity: [FileIdentity: [UInt8]] = [:]
  private var byPath: [PathKey: [UInt8]] = [:]
  /// The names of documents that are not yet on disk, by folder.
  private var newNamesByFolder: [PathKey: [String]] = [:]

  init(_ documents: some Sequence<OpenDocument>) {
    for document in documents {
      if let identity = Self.identity(ofFile: document.path) {
        byIdentity[identity] = document.text.bytes
      } else {
        byPath[PathKey(document.path)] = document.text.bytes
        let folder = PathKey(Path.folder(of: document.path))
        newNamesByFolder[folder, default: []].append(Path.name(of: document.path))
      }
    }
  }

  /// The identity of the document at `path`, whether or not it is on disk.
  static func identity(of path: String) -> FileIdentity {
    identity(ofFile: path) ?? FileIdentity(path: path)
  }

  private static func identity(ofFile path: String) -> FileIdentity? {
    (try? FileStamp(path: path)).map { FileIdentity(device: $0.device, inode: $0.inode) }
  }

  func contents(at path: String) -> PathContents {
    byPath[PathKey(path)] != nil || byPath[PathKey(Path.normalize(path))] != nil
      ? .file : disk.contents(at: path)
  }

  func load(_ path: String) throws(LoadError) -> LoadedFile {
    for name in [path, Path.normalize(path)] {
      guard let bytes = byPath[PathKey(name)] else { continue }
      return LoadedFile(
        SourceFile(path: path, bytes: bytes), identity: FileIdentity(path: name))
    }
    if let identity = Self.identity(ofFile: path), let bytes = byIdentity[identity] {
      return LoadedFile(SourceFile(path: path, bytes: bytes), identity: identity)
    }
    return try disk.load(path)
  }

  func names(in path: String) throws(LoadError) -> [String] {
    let names = try disk.names(in: path)
    let known = Set(names.map(PathKey.init))
    return names + newNames(in: path).filter { !known.contains(PathKey($0)) }
  }

  /// The names of documents that are not yet on disk, in the folder at `path`, sorted.
  func newNames(in path: String) -> [String] {
    (newNamesByFolder[PathKey(Path.normalize(path))] ?? []).sorted()
  }
}
