import EcelerityConf
import ToolSupport

/// The open documents over the disk at one moment, which is over when a document is edited or a file is
/// replaced by another.
struct Snapshot {
  /// What a file was like when it was read.
  enum FileState: Hashable {
    /// Open, in that state.
    case open(Int)
    /// On the disk; of a folder, with the names of documents that are to become files in it.
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

  /// The document that is open in the place of the file `identity`.
  func document(_ identity: FileIdentity) -> OpenDocument? { documents[identity] }

  /// What the file or folder at `path` is like now.
  func state(of path: String) -> FileState {
    if let document = documents[OverlayLoader.identity(of: path)] { return .open(document.state) }
    guard let stamp = try? FileStamp(path: path) else { return .missing }
    return .onDisk(stamp, newNames: loader.newNames(in: path))
  }
}
