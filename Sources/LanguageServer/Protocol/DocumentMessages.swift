/// A document, given by its URI.
struct DocumentIdentifier: Decodable { let uri: String }

/// The parameters of every request about a document.
struct DocumentParameters: Decodable { let textDocument: DocumentIdentifier }

/// The parameters of a request about a position.
struct PositionParameters: Decodable {
  let textDocument: DocumentIdentifier
  let position: TextPosition
}

/// The parameters of a request about a range.
struct RangeParameters: Decodable {
  let textDocument: DocumentIdentifier
  let range: TextRange
}

/// `textDocument/didOpen`
struct DidOpenParameters: Decodable {
  struct Document: Decodable {
    let uri: String
    let version: Int?
    let text: String
  }
  let textDocument: Document
}

/// `textDocument/didChange`
struct DidChangeParameters: Decodable {
  struct Document: Decodable {
    let uri: String
    let version: Int?
  }
  /// A range and its new text, or the whole text if there is no range.
  struct Change: Decodable {
    let range: TextRange?
    let text: String
  }
  let textDocument: Document
  let contentChanges: [Change]
}

/// `workspace/didChangeWatchedFiles`
struct DidChangeFilesParameters: Decodable {
  let changes: [DocumentIdentifier]
}

/// `textDocument/publishDiagnostics`
struct PublishDiagnosticsParameters: Encodable {
  let uri: String
  let version: Int?
  let diagnostics: [PublishedDiagnostic]
}

/// A finding as clients show it.
struct PublishedDiagnostic: Encodable, Hashable, Sendable {
  enum Severity: Int, Encodable { case error = 1, warning, information, hint }
  enum Tag: Int, Encodable { case unnecessary = 1, deprecated }
  struct CodeDescription: Encodable, Hashable { let href: String }
  struct Related: Encodable, Hashable {
    let location: DocumentLocation
    let message: String
  }

  let range: TextRange
  let severity: Severity
  let code: String?
  let codeDescription: CodeDescription?
  let source = "conflint"
  let message: String
  let tags: [Tag]?
  let relatedInformation: [Related]?

  private enum CodingKeys: String, CodingKey {
    case range, severity, code, codeDescription, source, message, tags, relatedInformation
  }
}
