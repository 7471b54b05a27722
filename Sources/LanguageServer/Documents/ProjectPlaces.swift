import EcelerityConf

/// Converts places in the files of a configuration to client positions.
struct ProjectPlaces {
  private let configuration: Configuration
  private let snapshot: Snapshot
  private let encoding: PositionEncoding
  private var maps: [FileID: PositionMap] = [:]

  init(_ configuration: Configuration, _ snapshot: Snapshot, _ encoding: PositionEncoding) {
    self.configuration = configuration
    self.snapshot = snapshot
    self.encoding = encoding
  }

  /// The places of another configuration that contains the same documents.
  func places(in other: Configuration) -> ProjectPlaces {
    ProjectPlaces(other, snapshot, encoding)
  }

  /// The URI of a file.
  func uri(of file: FileID) -> String {
    let file = configuration.file(file)
    return snapshot.document(file.identity)?.uri ?? DocumentURI.uri(Path.normalize(file.path))
  }

  /// The client's version number of a file, if it is open.
  func version(of file: FileID) -> Int? {
    snapshot.document(configuration.file(file).identity)?.version
  }

  mutating func range(of span: SourceSpan) -> TextRange {
    range(span.range, in: span.file)
  }

  mutating func range(_ range: ByteRange, in file: FileID) -> TextRange {
    if maps[file] == nil { maps[file] = PositionMap(text(of: file)) }
    return maps[file]?.range(of: range) ?? TextRange(start: .start, end: .start)
  }

  mutating func location(of span: SourceSpan) -> DocumentLocation {
    DocumentLocation(uri: uri(of: span.file), range: range(of: span))
  }

  /// `edits` grouped by document.
  mutating func workspaceEdit(_ edits: [Edit]) -> WorkspaceEdit {
    var result = WorkspaceEdit()
    for edit in edits {
      result.changes[uri(of: edit.span.file), default: []].append(
        TextEdit(range: range(of: edit.span), newText: edit.text))
    }
    return result
  }

  private func text(of file: FileID) -> DocumentText {
    let file = configuration.file(file)
    if let document = snapshot.document(file.identity) { return document.text }
    return DocumentText(file.tree.source.bytes, encoding)
  }
}
