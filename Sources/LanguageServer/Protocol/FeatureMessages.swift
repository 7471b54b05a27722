/// Markdown text.
struct MarkupContent: Codable, Hashable {
  let kind: String
  let value: String

  static func markdown(_ text: String) -> MarkupContent { .init(kind: "markdown", value: text) }
}

/// The hover text of a place.
struct Hover: Encodable {
  let contents: MarkupContent
  let range: TextRange
}

/// One completion.
struct CompletionItem: Encodable {
  enum Kind: Int, Encodable {
    case module = 9
    case property = 10
    case value = 12
    case enumMember = 20
    case keyword = 14
    case reference = 18
  }
  enum TextFormat: Int, Encodable { case plain = 1, snippet }
  enum Tag: Int, Encodable { case deprecated = 1 }

  let label: String
  let kind: Kind
  let detail: String?
  let documentation: MarkupContent?
  let sortText: String?
  let filterText: String?
  let insertTextFormat: TextFormat
  let textEdit: TextEdit
  let tags: [Tag]?
}

/// The completions at a place.
struct CompletionList: Encodable {
  let isIncomplete: Bool
  let items: [CompletionItem]
}

/// `textDocument/references`
struct ReferenceParameters: Decodable {
  struct Context: Decodable { let includeDeclaration: Bool? }
  let textDocument: DocumentIdentifier
  let position: TextPosition
  let context: Context?
}

/// A statement of a document and its nested statements.
struct DocumentSymbol {
  enum Kind: Int {
    case file = 1
    case namespace = 3
    case property = 7
  }
  let name: String
  let detail: String?
  let kind: Kind
  let range: TextRange
  let selectionRange: TextRange
  let children: [DocumentSymbol]?
}

/// Lines that can be folded.
struct FoldingRange: Hashable {
  let startLine: Int
  let endLine: Int
  let kind: String?
}

/// `textDocument/rename`
struct RenameParameters: Decodable {
  let textDocument: DocumentIdentifier
  let position: TextPosition
  let newName: String
}

/// The range and present name of what would be renamed.
struct RenameSubject: Encodable {
  let range: TextRange
  let placeholder: String
}

/// `textDocument/codeAction`
struct CodeActionParameters: Decodable {
  struct Context: Decodable { let only: [String]? }
  let textDocument: DocumentIdentifier
  let range: TextRange
  let context: Context?
}

/// A code action.
struct CodeAction: Encodable {
  static let quickFix = "quickfix"
  /// One of `source.fixAll`, and the one that is meant by its own name.
  static let fixAll = "source.fixAll.conflint"

  let title: String
  let kind: String
  let diagnostics: [PublishedDiagnostic]?
  let isPreferred: Bool?
  let edit: WorkspaceEdit
}

/// A code lens: a command shown above a line.
struct CodeLens: Codable {
  let range: TextRange
  var command: ServerCommand?
  let data: RouteSubject?
}

/// A command and its arguments.
struct ServerCommand: Codable {
  static let explainRoute = "conflint.explainRoute"

  let title: String
  let command: String
  let arguments: [RouteSubject]
}

/// The domain whose route is explained, given by the position of its stanza.
struct RouteSubject: Codable, Hashable {
  let uri: String
  let position: TextPosition
}

/// `workspace/executeCommand`
struct ExecuteCommandParameters: Decodable {
  let command: String
  let arguments: [RouteSubject]?
}
