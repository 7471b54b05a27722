import EcelerityConf
import ToolSupport

/// The open documents over the disk at one moment, which is over when a document is edited or a file is
/// replaced by another.
struct Snapshot {
  /// What a file was like when it was read.
  enum FileState: Hashable {
    /// Open, in that state.
    case open(Int)
    /// On the disk, or nil when nothing is there; of a folder, with the names of documents in it, which need
    /// not be on the disk yet.
    case onDisk(FileStamp?, names: Set<PathKey>)
  }

  /// The documents in memory, over the disk.
  let loader: MemoryLoader
  private var documents: [FileIdentity: OpenDocument] = [:]

  init(_ documents: some Collection<OpenDocument>) {
    loader = MemoryLoader(
      documents.map { (path: $0.path, bytes: $0.text.bytes) }, over: DiskLoader())
    for document in documents { self.documents[identity(of: document)] = document }
  }

  /// Which file `document` is, on the disk or not.
  func identity(of document: OpenDocument) -> FileIdentity {
    loader.identity(of: document.path) ?? FileIdentity(path: document.path)
  }

  /// The document that is open in the place of the file `identity`.
  func document(_ identity: FileIdentity) -> OpenDocument? { documents[identity] }

  /// What the file or folder at `path` is like now.
  func state(of path: String) -> FileState {
    if let identity = loader.identity(of: path), let document = documents[identity] {
      return .open(document.state)
    }
    return .onDisk(try? FileStamp(path: path), names: loader.heldNames(in: path))
  }
}
