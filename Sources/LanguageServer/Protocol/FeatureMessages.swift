/// Text for people, in Markdown.
struct MarkupContent: Codable, Hashable {
  let kind: String
  let value: String

  static func markdown(_ text: String) -> MarkupContent { .init(kind: "markdown", value: text) }
}

/// What is said of the place under the pointer.
struct Hover: Encodable {
  let contents: MarkupContent
  let range: TextRange
}

/// Something that may be written at a place.
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

/// All of them.
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

/// A statement of a document and those inside.
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

/// Lines that can be put out of sight.
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

/// What would be renamed.
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

/// A change that is offered.
struct CodeAction: Encodable {
  static let quickFix = "quickfix"
  static let fixAll = "source.fixAll"

  let title: String
  let kind: String
  let diagnostics: [PublishedDiagnostic]?
  let isPreferred: Bool?
  let edit: WorkspaceEdit
}

/// A line of text above a line of the document.
struct CodeLens: Codable {
  let range: TextRange
  var command: ServerCommand?
  let data: RouteSubject?
}

/// A command and what it is about.
struct ServerCommand: Codable {
  static let explainRoute = "conflint.explainRoute"

  let title: String
  let command: String
  let arguments: [RouteSubject]
}

/// The domain whose route is explained, or the place of its stanza.
struct RouteSubject: Codable, Hashable {
  let uri: String
  let position: TextPosition
}

/// `workspace/executeCommand`
struct ExecuteCommandParameters: Decodable {
  let command: String
  let arguments: [RouteSubject]?
}
