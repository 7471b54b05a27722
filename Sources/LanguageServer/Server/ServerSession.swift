import EcelerityConf

/// The state of the server between `initialize` and `shutdown`.
struct ServerSession {
  private let client: InitializeParameters.Capabilities?
  private var workspace: Workspace
  private var publisher = DiagnosticsPublisher()

  init(_ settings: ServerSettings, _ parameters: InitializeParameters) {
    client = parameters.capabilities
    workspace = Workspace(
      settings, PositionEncoding(offered: client?.general?.positionEncodings))
  }

  var encoding: PositionEncoding { workspace.encoding }

  /// Requests notifications about changed files, if the client supports them.
  func registerWatchers(_ outbox: inout Outbox) {
    guard client?.workspace?.didChangeWatchedFiles?.dynamicRegistration == true else { return }
    outbox.request("watch", "client/registerCapability", RegistrationParameters.everyFile)
  }

  mutating func publishDiagnostics(_ outbox: inout Outbox) {
    publisher.publish(&workspace, &outbox)
    for complaint in workspace.takeComplaints() {
      outbox.notify("window/showMessage", ShownMessage(type: .error, message: complaint))
    }
  }

  // MARK: Notifications

  /// Handles a notification and returns whether findings may have changed. Unknown notifications
  /// are ignored.
  mutating func handle(notification message: PendingMessage) throws(ResponseError) -> Bool {
    switch message.method {
    case "textDocument/didOpen":
      let document = try message.parameters(DidOpenParameters.self).textDocument
      guard document.text.utf8.count <= SourceFile.maximumSize else { return false }
      workspace.open(document)
    case "textDocument/didChange": workspace.change(try message.parameters())
    case "textDocument/didClose":
      workspace.close(try message.parameters(DocumentParameters.self).textDocument.uri)
    case "textDocument/didSave": workspace.settingsMayHaveChanged()
    case "workspace/didChangeWatchedFiles":
      workspace.filesHaveChanged(
        try message.parameters(DidChangeFilesParameters.self).changes.map(\.uri))
    default: return false
    }
    return true
  }

  /// Reports that `message` cannot be processed. After an invalid change of a document, the
  /// document is closed, because its contents no longer match those of the client.
  mutating func pass(_ message: PendingMessage, _ error: ResponseError, _ outbox: inout Outbox) {
    var words = error.message
    if message.method == "textDocument/didChange",
      let uri = try? message.parameters(DocumentParameters.self).textDocument.uri
    {
      workspace.close(uri)
      words += "; close `\(uri)` and open it again"
    }
    outbox.notify("window/showMessage", ShownMessage(type: .error, message: words))
  }

  // MARK: Requests

  mutating func answer(
    _ message: PendingMessage, _ id: RequestID, _ outbox: inout Outbox
  ) throws(ResponseError) {
    switch message.method {
    case "textDocument/formatting": outbox.answer(id, list: try format(message))
    case "textDocument/rangeFormatting": outbox.answer(id, list: try formatRange(message))
    case "textDocument/hover": outbox.answer(id, try hover(message))
    case "textDocument/completion": outbox.answer(id, try complete(message))
    case "textDocument/definition": outbox.answer(id, try define(message))
    case "textDocument/references": outbox.answer(id, try refer(message))
    case "textDocument/documentSymbol": outbox.answer(id, list: try symbols(message))
    case "textDocument/foldingRange": outbox.answer(id, list: try fold(message))
    case "textDocument/codeAction": outbox.answer(id, try codeActions(message))
    case "textDocument/codeLens": outbox.answer(id, try lenses(message))
    case "codeLens/resolve": outbox.answer(id, try resolveLens(message))
    case "textDocument/prepareRename": outbox.answer(id, try prepareRename(message))
    case "textDocument/rename": outbox.answer(id, try rename(message))
    case "workspace/executeCommand": outbox.answer(id, try execute(message, &outbox))
    default: throw .unknownMethod(message.method)
    }
  }

  private func format(_ message: PendingMessage) throws(ResponseError) -> [TextEdit]? {
    let uri = try message.parameters(DocumentParameters.self).textDocument.uri
    return workspace.documents[uri].flatMap { Formatting.edits($0) }
  }

  private func formatRange(_ message: PendingMessage) throws(ResponseError) -> [TextEdit]? {
    let parameters = try message.parameters(RangeParameters.self)
    return workspace.documents[parameters.textDocument.uri].flatMap {
      Formatting.edits($0, in: parameters.range)
    }
  }

  private mutating func hover(_ message: PendingMessage) throws(ResponseError) -> Hover? {
    try atPosition(message) { view, place in Hovering.hover(at: place, &view) }
  }

  private mutating func complete(
    _ message: PendingMessage
  ) throws(ResponseError) -> CompletionList? {
    let parameters = try message.parameters(PositionParameters.self)
    guard var view = workspace.view(of: parameters.textDocument.uri) else { return nil }
    let snippets = client?.textDocument?.completion?.completionItem?.snippetSupport == true
    return Completion.items(
      at: view.offset(of: parameters.position), usesSnippets: snippets,
      version: workspace.settings.version, &view)
  }

  private mutating func define(
    _ message: PendingMessage
  ) throws(ResponseError) -> [DocumentLocation]? {
    try atPosition(message) { view, place in Navigation.definitions(at: place, &view) }
  }

  private mutating func refer(
    _ message: PendingMessage
  ) throws(ResponseError) -> [DocumentLocation]? {
    let context = try message.parameters(ReferenceParameters.self).context
    return try atPosition(message) { view, place in
      Navigation.references(
        at: place, includesDeclaration: context?.includeDeclaration ?? true, &view)
    }
  }

  private mutating func symbols(
    _ message: PendingMessage
  ) throws(ResponseError) -> [DocumentSymbol]? {
    try ofDocument(message) { Outline.symbols(&$0) }
  }

  private mutating func fold(_ message: PendingMessage) throws(ResponseError) -> [FoldingRange]? {
    try ofDocument(message) { Outline.folds(&$0) }
  }

  private mutating func codeActions(
    _ message: PendingMessage
  ) throws(ResponseError) -> [CodeAction]? {
    let parameters = try message.parameters(CodeActionParameters.self)
    let uri = parameters.textDocument.uri
    guard var view = workspace.checkedView(of: uri) else { return nil }
    let snapshot = Snapshot(workspace.documents.values)
    return CodeActions.actions(
      in: parameters.range, only: parameters.context?.only, &view,
      others: workspace.otherNodes(of: view), snapshot)
  }

  private mutating func lenses(_ message: PendingMessage) throws(ResponseError) -> [CodeLens]? {
    try ofDocument(message) { RouteLens.lenses(&$0) }
  }

  private mutating func resolveLens(_ message: PendingMessage) throws(ResponseError) -> CodeLens {
    RouteLens.resolved(try message.parameters())
  }

  private mutating func prepareRename(
    _ message: PendingMessage
  ) throws(ResponseError) -> RenameSubject? {
    try atPosition(message) { view, place in Renaming.subject(at: place, &view) }
  }

  private mutating func rename(_ message: PendingMessage) throws(ResponseError) -> WorkspaceEdit? {
    let parameters = try message.parameters(RenameParameters.self)
    guard var view = workspace.view(of: parameters.textDocument.uri) else { return nil }
    return try Renaming.edit(
      at: view.place(at: parameters.position), to: parameters.newName, &view,
      others: workspace.otherNodes(of: view))
  }

  private mutating func execute(
    _ message: PendingMessage, _ outbox: inout Outbox
  ) throws(ResponseError) -> String? {
    let parameters = try message.parameters(ExecuteCommandParameters.self)
    guard parameters.command == ServerCommand.explainRoute else {
      throw .invalidParameters("command `\(parameters.command)` is not known")
    }
    guard let subject = parameters.arguments?.first,
      let view = workspace.view(of: subject.uri)
    else {
      throw .invalidParameters("the command wants the place of a `domain` in an open document")
    }
    let text = try RouteLens.explanation(
      at: view.place(at: subject.position), view, version: workspace.settings.version)
    outbox.notify("window/showMessage", ShownMessage(type: .info, message: text))
    return text
  }

  private mutating func atPosition<Result>(
    _ message: PendingMessage, _ work: (inout DocumentView, SyntaxPlace) -> Result?
  ) throws(ResponseError) -> Result? {
    let parameters = try message.parameters(PositionParameters.self)
    guard var view = workspace.view(of: parameters.textDocument.uri) else { return nil }
    return work(&view, view.place(at: parameters.position))
  }

  private mutating func ofDocument<Result>(
    _ message: PendingMessage, _ work: (inout DocumentView) -> Result?
  ) throws(ResponseError) -> Result? {
    let parameters = try message.parameters(DocumentParameters.self)
    guard var view = workspace.view(of: parameters.textDocument.uri) else { return nil }
    return work(&view)
  }
}
