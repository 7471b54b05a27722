/// The parameters of `initialize`, as far as they are used.
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

/// The result of `initialize`.
struct InitializeResult: Encodable {
  struct ServerInfo: Encodable {
    let name: String
    let version: String
  }

  let capabilities: ServerCapabilities
  let serverInfo: ServerInfo
}

/// The capabilities of the server.
struct ServerCapabilities: Encodable {
  struct Synchronization: Encodable {
    struct Save: Encodable { let includeText = false }
    let openClose = true
    /// Incremental changes.
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

/// A request for notifications about changed files.
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

  /// All files, because configuration files and included files can have any name.
  static let everyFile = RegistrationParameters(registrations: [
    Registration(
      id: "files", method: "workspace/didChangeWatchedFiles",
      registerOptions: .init(watchers: [.init(globPattern: "**/*")]))
  ])
}

/// The parameters of `$/cancelRequest`.
struct CancelParameters: Decodable { let id: RequestID }

/// A message for the user.
struct ShownMessage: Encodable {
  enum Kind: Int, Encodable { case error = 1, warning, info, log }
  let type: Kind
  let message: String

  /// A plain text message. Some editors turn parts of it into links, which a file must not control.
  init(type: Kind, message: String) {
    self.type = type
    self.message = message.replacing("](", with: "] (")
  }
}
