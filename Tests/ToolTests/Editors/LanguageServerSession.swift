import Foundation
import TestServers
import Testing

/// A `conflint lsp` process with a client on its standard streams.
final class LanguageServerSession {
  private let process: Process
  private let questions = Pipe()
  private let answers = Pipe()
  private let errors = Pipe()
  private var buffer = Data()
  private var lastID = 0
  /// The messages that were received but not awaited.
  private(set) var messages: [[String: Any]] = []

  init(
    _ arguments: String..., in directory: String, environment: [String: String] = [:]
  ) throws {
    process = Process(try BuiltTool.path(of: "conflint"), ["lsp"] + arguments, in: directory)
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = questions
    process.standardOutput = answers
    process.standardError = errors
    try Program.withSignals { try process.run() }
  }

  deinit {
    if process.isRunning { process.terminate() }
  }

  // MARK: Sending

  func send(bytes: Data) throws {
    try BrokenPipe.asError { try questions.fileHandleForWriting.write(contentsOf: bytes) }
  }

  func send(_ contents: [String: Any]) throws {
    let content = try JSONSerialization.data(withJSONObject: contents)
    try send(bytes: Data("Content-Length: \(content.count)\r\n\r\n".utf8) + content)
  }

  func notify(_ method: String, _ parameters: [String: Any] = [:]) throws {
    try send(["jsonrpc": "2.0", "method": method, "params": parameters])
  }

  /// The complete response to a request.
  func request(_ method: String, _ parameters: Any = NSNull()) throws -> [String: Any] {
    lastID += 1
    let id = lastID
    try send(["jsonrpc": "2.0", "id": id, "method": method, "params": parameters])
    return try wait { $0["id"] as? Int == id && $0["method"] == nil }
  }

  func initialize() throws {
    _ = try request("initialize", ["capabilities": [:]])
    try notify("initialized")
  }

  func open(_ uri: String, _ text: String) throws {
    try notify(
      "textDocument/didOpen",
      ["textDocument": ["uri": uri, "languageId": "ecelerity", "version": 1, "text": text]])
  }

  /// The rules of the next findings published for `uri`.
  func diagnostics(_ uri: String) throws -> [String] {
    let message = try wait {
      $0["method"] as? String == "textDocument/publishDiagnostics"
        && ($0["params"] as? [String: Any])?["uri"] as? String == uri
    }
    let parameters = message["params"] as? [String: Any]
    let list = parameters?["diagnostics"] as? [[String: Any]] ?? []
    return list.map { $0["code"] as? String ?? "" }
  }

  // MARK: Receiving

  /// The first message that `isWanted`; others are kept.
  func wait(_ isWanted: ([String: Any]) -> Bool) throws -> [String: Any] {
    while true {
      if let index = messages.firstIndex(where: isWanted) { return messages.remove(at: index) }
      messages.append(try receive())
    }
  }

  /// The next message. Invalid framing is an error.
  private func receive() throws -> [String: Any] {
    while true {
      if let end = buffer.range(of: Data("\r\n\r\n".utf8)) {
        let header = String(decoding: buffer[..<end.lowerBound], as: UTF8.self)
        let length = try #require(
          header.hasPrefix("Content-Length: ") ? Int(header.dropFirst(16)) : nil,
          "no header: \(header)")
        if buffer.count - (end.upperBound - buffer.startIndex) >= length {
          let content = buffer[end.upperBound..<end.upperBound + length]
          buffer = Data(buffer[(end.upperBound + length)...])
          return try #require(
            try JSONSerialization.jsonObject(with: Data(content)) as? [String: Any])
        }
      }
      try fill()
    }
  }

  private func fill() throws {
    let handle = answers.fileHandleForReading
    var ready = pollfd(fd: handle.fileDescriptor, events: Int16(POLLIN), revents: 0)
    try #require(poll(&ready, 1, 600_000) == 1, "the server does not answer")
    let data = handle.availableData
    try #require(!data.isEmpty, "the server is gone")
    buffer += data
  }

  // MARK: The end

  /// Closes standard input and waits for the server to end; returns its status and standard error.
  func end() throws -> (status: Int32, error: String) {
    try? questions.fileHandleForWriting.close()
    return wait()
  }

  /// Waits for the server to end by itself.
  func wait() -> (status: Int32, error: String) {
    process.waitUntilExit()
    let error = errors.fileHandleForReading.availableData
    return (process.terminationStatus, String(decoding: error, as: UTF8.self))
  }

  /// Closes the output of the server, like a crashed client.
  func stopListening() throws { try answers.fileHandleForReading.close() }
}
