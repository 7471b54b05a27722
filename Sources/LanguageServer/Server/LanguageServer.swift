package import ToolSupport

/// A language server that reads bytes from a client and produces bytes for it.
///
/// Requests are answered in order, one at a time. Diagnostics are computed once all messages that
/// have arrived are handled, so that they do not delay typing.
///
/// Language Server Protocol 3.17.
package struct LanguageServer {
  /// The stage of the server's lifecycle.
  private enum Stage {
    case started, running, shutDown, ended
  }

  private let settings: ServerSettings
  private let version: String
  private var reader = MessageReader()
  private var waiting: [PendingMessage] = []
  /// The number of `waiting` messages that were handled.
  private var handled = 0
  private var outbox = Outbox()
  private var stage = Stage.started
  private var session: ServerSession?
  /// Whether something has changed since diagnostics were last published.
  private var isUnchecked = false

  /// A server with `settings` that reports `version` as its version.
  package init(_ settings: ServerSettings, version: String) {
    self.settings = settings
    self.version = version
  }

  /// The exit status of the process, once the client has sent `exit`: success after `shutdown`.
  package private(set) var exitStatus: ExitStatus?

  /// Whether there is work to do without waiting for bytes: messages or diagnostics.
  var hasWork: Bool { hasMessages || isUnchecked }

  /// Whether there is a message to handle.
  var hasMessages: Bool { handled < waiting.count && exitStatus == nil }

  /// Processes bytes from the client.
  package mutating func receive(_ bytes: [UInt8]) {
    reader.append(bytes)
    while let part = reader.next() {
      switch part {
      case .message(let content): enqueue(content)
      case .garbage(let reason): outbox.fail(nil, .parse(reason))
      }
    }
  }

  /// Handles the next message.
  mutating func handleMessage() {
    guard hasMessages else { return }
    let message = waiting[handled]
    handled += 1
    if handled == waiting.count {
      waiting = []
      handled = 0
    }
    handle(message)
  }

  /// Checks what has changed and publishes the diagnostics.
  mutating func publishDiagnostics() {
    guard isUnchecked else { return }
    isUnchecked = false
    guard stage == .running else { return }
    session?.publishDiagnostics(&outbox)
  }

  /// Returns and clears the bytes for the client.
  package mutating func takeOutput() -> [UInt8] { outbox.take() }

  // MARK: Messages as they arrive

  private mutating func enqueue(_ content: [UInt8]) {
    let envelope: MessageEnvelope
    do {
      envelope = try JSONText.decode(MessageEnvelope.self, from: content)
    } catch {
      // JSON-RPC allowed batches, this protocol never did.
      let isJSON = content.first { $0 > 32 } == UInt8(ascii: "[")
      return outbox.fail(
        nil, isJSON ? .invalidRequest("a list of messages") : .parse("a message that is not JSON"))
    }
    guard !envelope.hasInvalidID else {
      return outbox.fail(nil, .invalidRequest("the `id` is neither a number nor a text"))
    }
    guard !envelope.hasInvalidMethod else {
      return outbox.fail(envelope.id, .invalidRequest("the `method` is not a text"))
    }
    // Without a method, it is the response to a request of the server.
    guard let method = envelope.method else {
      if envelope.id == nil { outbox.fail(nil, .invalidRequest("a message without a method")) }
      return
    }
    let message = PendingMessage(id: envelope.id, method: method, content: content)
    if method == "$/cancelRequest" { cancel(message) } else { waiting.append(message) }
  }

  /// Answers a cancelled request immediately, if it is still waiting.
  private mutating func cancel(_ message: PendingMessage) {
    guard let wanted = try? message.parameters(CancelParameters.self),
      let index = waiting[handled...].firstIndex(where: { $0.id == wanted.id })
    else { return }
    waiting.remove(at: index)
    outbox.fail(wanted.id, .cancelled)
  }

  // MARK: The life of the server

  private mutating func handle(_ message: PendingMessage) {
    switch message.method {
    case "exit", "initialized":
      if let id = message.id {
        outbox.fail(id, .invalidRequest("`\(message.method)` is a notification, without an `id`"))
      } else {
        handleLifeCycle(notification: message.method)
      }
    case "initialize":
      answer(message) { server, message throws(ResponseError) in try server.initialize(message) }
    case "shutdown":
      answer(message) { server, _ throws(ResponseError) in
        try server.requireRunning()
        server.stage = .shutDown
        return nil as NoContents?
      }
    default: handleInSession(message)
    }
  }

  private mutating func handleLifeCycle(notification method: String) {
    guard method == "exit" else {
      session?.registerWatchers(&outbox)
      return
    }
    exitStatus = stage == .shutDown ? .success : .findings
    stage = .ended
  }

  private mutating func handleInSession(_ message: PendingMessage) {
    guard let id = message.id else {
      guard stage == .running, session != nil else { return }
      do throws(ResponseError) {
        if try session?.handle(notification: message) == true { isUnchecked = true }
      } catch {
        // A notification has no response that could report the error.
        session?.pass(message, error, &outbox)
        isUnchecked = true
      }
      return
    }
    do throws(ResponseError) {
      try requireRunning()
      try session?.answer(message, id, &outbox)
    } catch {
      outbox.fail(id, error)
    }
  }

  private func requireRunning() throws(ResponseError) {
    switch stage {
    case .running: return
    case .started: throw .notInitialized
    case .shutDown, .ended: throw .invalidRequest("the server was shut down")
    }
  }

  private mutating func answer<Result: Encodable>(
    _ message: PendingMessage,
    _ work: (inout LanguageServer, PendingMessage) throws(ResponseError) -> Result
  ) {
    guard let id = message.id else { return }
    do throws(ResponseError) {
      outbox.answer(id, try work(&self, message))
    } catch {
      outbox.fail(id, error)
    }
  }

  private mutating func initialize(
    _ message: PendingMessage
  ) throws(ResponseError) -> InitializeResult {
    guard stage == .started else { throw .invalidRequest("`initialize` was already received") }
    let parameters = try message.parameters(InitializeParameters.self)
    let session = ServerSession(settings, parameters)
    self.session = session
    stage = .running
    return InitializeResult(
      capabilities: ServerCapabilities(positionEncoding: session.encoding),
      serverInfo: .init(name: "conflint", version: version))
  }
}
