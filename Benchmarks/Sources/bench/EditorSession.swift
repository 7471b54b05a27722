#if canImport(Glibc)
  internal import Glibc
#else
  internal import Musl
#endif

/// The client side of a session with a language server.
struct EditorSession {
  /// The time and size of an answer.
  struct Answer {
    /// Seconds from before the edit to the last byte of the answer.
    let seconds: Double
    let size: Int
  }

  private let process: ChildProcess.Running
  private let path: String
  private var buffer: [UInt8] = []
  private var version = 1
  private var lastID = 0

  /// Starts `conflint lsp` for the document at `path`.
  init(_ conflint: String, _ path: String) throws {
    self.path = path
    process = try ChildProcess(conflint, ["lsp"]).start()
  }

  mutating func open() throws {
    _ = try request("initialize", #"{"capabilities":{},"processId":null,"rootUri":null}"#)
    try notify("initialized", "{}")
    try notify(
      "textDocument/didOpen",
      #"{"textDocument":{"uri":"\#(uri)","languageId":"ecelerity","version":1,"text":"\#(try text())"}}"#
    )
    _ = try message { $0.holds("publishDiagnostics") }
  }

  mutating func close() throws {
    _ = try request("shutdown", "null")
    try notify("exit", "null")
    guard try process.end() == 0 else { throw Failure("conflint lsp did not end in peace") }
  }

  /// Types a space into a comment and sends a request. The findings come before or after the
  /// answer; both are awaited, so that the findings do not affect the next request.
  mutating func answerAfterTyping(_ method: String, _ parameters: String) throws -> Answer {
    let start = Clock.now()
    try type()
    let id = try ask("textDocument/" + method, #"{"textDocument":{"uri":"\#(uri)"}\#(parameters)}"#)
    var answer: Answer?
    var hasFindings = false
    while answer == nil || !hasFindings {
      let content = try nextMessage()
      if content.holds("publishDiagnostics") { hasFindings = true }
      guard content.isAnswer(to: id) else { continue }
      answer = Answer(seconds: Clock.now() - start, size: content.count)
      guard !content.holds(#""error""#) else {
        throw Failure("\(method): " + String(decoding: content.prefix(200), as: UTF8.self))
      }
    }
    return answer ?? Answer(seconds: 0, size: 0)
  }

  /// Types a space and waits for the findings.
  mutating func diagnosticsAfterTyping() throws -> Answer {
    let start = Clock.now()
    try type()
    let content = try message { $0.holds("publishDiagnostics") }
    return Answer(seconds: Clock.now() - start, size: content.count)
  }

  private var uri: String { "file://" + path }

  /// The document, escaped for a JSON string.
  private func text() throws -> String {
    var text = ""
    for scalar in try Files.text(path).unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  private mutating func type() throws {
    version += 1
    let place = #"{"start":{"line":0,"character":1},"end":{"line":0,"character":1}}"#
    try notify(
      "textDocument/didChange",
      #"{"textDocument":{"uri":"\#(uri)","version":\#(version)},"#
        + #""contentChanges":[{"range":\#(place),"text":" "}]}"#)
  }

  // MARK: Messages

  private mutating func request(_ method: String, _ parameters: String) throws -> [UInt8] {
    let id = try ask(method, parameters)
    return try message { $0.isAnswer(to: id) }
  }

  private mutating func ask(_ method: String, _ parameters: String) throws -> Int {
    lastID += 1
    try send(#"{"jsonrpc":"2.0","id":\#(lastID),"method":"\#(method)","params":\#(parameters)}"#)
    return lastID
  }

  private func notify(_ method: String, _ parameters: String) throws {
    try send(#"{"jsonrpc":"2.0","method":"\#(method)","params":\#(parameters)}"#)
  }

  private func send(_ content: String) throws {
    try process.write(Array("Content-Length: \(content.utf8.count)\r\n\r\n\(content)".utf8))
  }

  /// The next message for which `wanted` is true.
  private mutating func message(_ wanted: ([UInt8]) -> Bool) throws -> [UInt8] {
    while true {
      let content = try nextMessage()
      if wanted(content) { return content }
    }
  }

  private mutating func nextMessage() throws -> [UInt8] {
    let end = Array("\r\n\r\n".utf8)
    while true {
      if let header = buffer.prefix(100).firstRange(of: end) {
        let digits = buffer[..<header.lowerBound].filter { 48...57 ~= $0 }
        let length = Int(String(decoding: digits, as: UTF8.self)) ?? 0
        if buffer.count >= header.upperBound + length {
          let content = Array(buffer[header.upperBound..<header.upperBound + length])
          buffer.removeFirst(header.upperBound + length)
          return content
        }
      }
      let more = try process.read()
      guard !more.isEmpty else { throw Failure("conflint lsp left") }
      buffer += more
    }
  }
}

extension [UInt8] {
  fileprivate func isAnswer(to id: Int) -> Bool {
    holds("\"id\":\(id),") || holds("\"id\":\(id)}")
  }

  /// Whether `text` is near the beginning or the end, where messages have their method and
  /// identifier.
  fileprivate func holds(_ text: String) -> Bool {
    prefix(200).firstRange(of: text.utf8) != nil || suffix(200).firstRange(of: text.utf8) != nil
  }
}
