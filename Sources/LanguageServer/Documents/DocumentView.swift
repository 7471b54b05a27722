import EcelerityConf

/// An open document as part of its configuration, the input of every feature.
struct DocumentView {
  let document: OpenDocument
  let file: ConfigurationFile
  var project: Project
  var places: ProjectPlaces

  init(
    _ document: OpenDocument, _ file: ConfigurationFile, _ project: Project, _ snapshot: Snapshot,
    _ encoding: PositionEncoding
  ) {
    self.document = document
    self.file = file
    self.project = project
    places = ProjectPlaces(project.configuration, snapshot, encoding)
  }

  var configuration: Configuration { project.configuration }
  var tree: SyntaxTree { file.tree }

  /// The offset of `position` in the document.
  func offset(of position: TextPosition) -> UInt32 {
    UInt32(document.text.offset(of: position))
  }

  /// The syntax at `position`.
  func place(at position: TextPosition) -> SyntaxPlace {
    SyntaxPlace(in: tree, at: offset(of: position))
  }

  /// The scope that encloses `place`.
  func scope(of place: SyntaxPlace) -> EnclosingScope {
    EnclosingScope(of: place, in: file.id, configuration)
  }
}
