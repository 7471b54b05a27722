/// What a client says of itself first, as far as it matters here.
struct InitializeParameters: Decodable {
  struct Capabilities: Decodable {
    struct General: Decodable { let positionEncodings: [String]? }
    struct WorkspaceCapabilities: Decodable {
      struct WatchedFiles: Decodable { let dynamicRegistration: Bool? }
      let didChangeWatchedFiles: WatchedFiles?
    }
    struct TextDocument: Decodable {
      struct CompletionCapabilities: Decodable {
        struct Item: Decodable { let snippetSupport: Bool? }
        let completionItem: Item?
      }
      let completion: CompletionCapabilities?
    }
    let general: General?
    let workspace: WorkspaceCapabilities?
    let textDocument: TextDocument?
  }

  let capabilities: Capabilities?
}

/// What the server says of itself.
struct InitializeResult: Encodable {
  struct ServerInfo: Encodable {
    let name: String
    let version: String
  }

  let capabilities: ServerCapabilities
  let serverInfo: ServerInfo
}

/// What the server can do.
struct ServerCapabilities: Encodable {
  struct Synchronization: Encodable {
    struct Save: Encodable { let includeText = false }
    let openClose = true
    /// Edits instead of whole documents.
    let change = 2
    let save = Save()

    private enum CodingKeys: String, CodingKey { case openClose, change, save }
  }

  struct CompletionOptions: Encodable {
    let triggerCharacters = ["\"", "=", " "]

    private enum CodingKeys: String, CodingKey { case triggerCharacters }
  }

  struct CodeActionOptions: Encodable {
    let codeActionKinds = [CodeAction.quickFix, CodeAction.fixAll]

    private enum CodingKeys: String, CodingKey { case codeActionKinds }
  }

  struct CodeLensOptions: Encodable {
    let resolveProvider = true

    private enum CodingKeys: String, CodingKey { case resolveProvider }
  }

  struct RenameOptions: Encodable {
    let prepareProvider = true

    private enum CodingKeys: String, CodingKey { case prepareProvider }
  }

  struct CommandOptions: Encodable {
    let commands = [ServerCommand.explainRoute]

    private enum CodingKeys: String, CodingKey { case commands }
  }

  let positionEncoding: PositionEncoding
  let textDocumentSync = Synchronization()
  let documentFormattingProvider = true
  let documentRangeFormattingProvider = true
  let hoverProvider = true
  let completionProvider = CompletionOptions()
  let definitionProvider = true
  let referencesProvider = true
  let documentSymbolProvider = true
  let foldingRangeProvider = true
  let codeActionProvider = CodeActionOptions()
  let codeLensProvider = CodeLensOptions()
  let renameProvider = RenameOptions()
  let executeCommandProvider = CommandOptions()

  private enum CodingKeys: String, CodingKey {
    case positionEncoding, textDocumentSync, documentFormattingProvider
    case documentRangeFormattingProvider, hoverProvider, completionProvider, definitionProvider
    case referencesProvider, documentSymbolProvider, foldingRangeProvider, codeActionProvider
    case codeLensProvider, renameProvider, executeCommandProvider
  }
}

/// Asks the client to tell when files change.
struct RegistrationParameters: Encodable {
  struct Registration: Encodable {
    struct Options: Encodable {
      struct Watcher: Encodable { let globPattern: String }
      let watchers: [Watcher]
    }
    let id: String
    let method: String
    let registerOptions: Options
  }

  let registrations: [Registration]

  /// Configuration files have any name, and what an include names may be any file.
  static let everyFile = RegistrationParameters(registrations: [
    Registration(
      id: "files", method: "workspace/didChangeWatchedFiles",
      registerOptions: .init(watchers: [.init(globPattern: "**/*")]))
  ])
}

/// A request that is not wanted any more.
struct CancelParameters: Decodable { let id: RequestID }

/// A message for a person.
struct ShownMessage: Encodable {
  enum Kind: Int, Encodable { case error = 1, warning, info, log }
  let type: Kind
  let message: String

  /// It is plain text, but some editors make links of parts of it, which a file must not choose.
  init(type: Kind, message: String) {
    self.type = type
    self.message = message.replacing("](", with: "] (")
  }
}
