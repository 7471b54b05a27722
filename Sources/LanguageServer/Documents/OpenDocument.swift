import EcelerityConf

/// A document that a client has open; its contents take precedence over those on disk.
struct OpenDocument {
  /// The client's URI of the document.
  let uri: String
  /// Its path, or its URI if it is not a file.
  let path: String
  /// The client's version number of this state.
  private(set) var version: Int?
  private(set) var text: DocumentText
  /// A number that is unique among the states of all documents.
  private(set) var state: Int

  init(uri: String, version: Int?, text: DocumentText, state: Int) {
    self.uri = uri
    path = DocumentURI.path(uri).map(Path.normalize) ?? uri
    self.version = version
    self.text = text
    self.state = state
  }

  mutating func change(
    _ changes: [DidChangeParameters.Change], version: Int?, state: Int
  ) {
    for change in changes { text.replace(change.range, with: change.text) }
    self.version = version
    self.state = state
  }
}
