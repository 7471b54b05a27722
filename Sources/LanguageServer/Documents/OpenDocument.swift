import EcelerityConf

/// A document that a client has open; what it holds counts more than what lies on the disk.
struct OpenDocument {
  /// The name the client has for it.
  let uri: String
  /// Its path; its name again when it is no file.
  let path: String
  /// The client's number of this state.
  private(set) var version: Int?
  private(set) var text: DocumentText
  /// A number that no other state of any document has.
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
