import EcelerityConf
import ToolSupport

/// The open documents over the files on disk at one moment; valid until a document is edited or a
/// file changes.
struct Snapshot {
  /// The state of a file when it was read.
  enum FileState: Hashable {
    /// Open, with the number of the document's state.
    case open(Int)
    /// On the disk, or nil when nothing is there; of a directory, with the names of documents in it, which need
    /// not be on the disk yet.
    case onDisk(FileStamp?, names: Set<PathKey>)
  }

  /// The documents in memory, over the disk.
  let loader: MemoryLoader
  private var documents: [FileIdentity: OpenDocument] = [:]

  init(_ documents: some Collection<OpenDocument>) {
    loader = MemoryLoader(
      documents.map { (path: $0.path, bytes: $0.text.bytes) }, over: AbsoluteLoader(DiskLoader()))
    for document in documents { self.documents[identity(of: document)] = document }
  }

  /// Which file `document` is, on the disk or not.
  func identity(of document: OpenDocument) -> FileIdentity {
    loader.identity(of: document.path) ?? FileIdentity(path: document.path)
  }

  /// The open document for the file `identity`.
  func document(_ identity: FileIdentity) -> OpenDocument? { documents[identity] }

  /// The current state of the file or directory at `path`.
  func state(of path: String) -> FileState {
    if let identity = loader.identity(of: path), let document = documents[identity] {
      return .open(document.state)
    }
    return .onDisk(try? FileStamp(path: path), names: loader.heldNames(in: path))
  }
}
