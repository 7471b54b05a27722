package import EcelerityConf

/// A location in a JSON document: one-based, columns in UTF-8 bytes.
package struct LocationDocument: Encodable, Sendable {
  private let file: String
  private let line: Int
  private let column: Int
  private let endLine: Int
  private let endColumn: Int

  private enum CodingKeys: String, CodingKey {
    case file, line, column
    case endLine = "end_line"
    case endColumn = "end_column"
  }
}

extension LocationDocument {
  /// The document for `location`.
  package init(_ location: Location) {
    self.init(
      file: location.path, line: location.start.line, column: location.start.column,
      endLine: location.end.line, endColumn: location.end.column)
  }
}
