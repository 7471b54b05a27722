import EcelerityConf
import ToolSupport

/// The open documents over the files on disk at one moment; valid until a document is edited or a
/// file changes.
struct Snapshot {
  /// The state of a file when it was read.
  enum FileState: Hashable {
    /// Open, with the number of the document's state.
    case open(Int)
    /// On disk; for a folder, with the names of documents that are not yet on disk.
    case onDisk(FileStamp, newNames: [String])
    case missing
  }

  let loader: OverlayLoader
  private var documents: [FileIdentity: OpenDocument] = [:]

  init(_ documents: some Collection<OpenDocument>) {
    loader = OverlayLoader(documents)
    for document in documents {
      self.documents[OverlayLoader.identity(of: document.path)] = document
    }
  }

  /// The open document for the file `identity`.
  func document(_ identity: FileIdentity) -> OpenDocument? { documents[identity] }

  /// The current state of the file or folder at `path`.
  func state(of path: String) -> FileState {
    if let document = documents[OverlayLoader.identity(of: path)] { return .open(document.state) }
    guard let stamp = try? FileStamp(path: path) else { return .missing }
    return .onDisk(stamp, newNames: loader.newNames(in: path))
  }
}
