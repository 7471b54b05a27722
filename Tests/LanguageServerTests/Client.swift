import EcelerityConf
import Foundation
import TestServers
import Testing

@testable import LanguageServer

/// A client and its server in one process, which exchange the bytes of the protocol.
final class Client {
  /// A decoded message of the server.
  struct Message {
    let contents: [String: Any]

    var id: Any? { contents["id"] }
    var method: String? { contents["method"] as? String }
    var errorCode: Int? { (contents["error"] as? [String: Any])?["code"] as? Int }
    var result: Any? { contents["result"] }
    var parameters: [String: Any] { contents["params"] as? [String: Any] ?? [:] }
  }

  let directory: TemporaryDirectory
  private(set) var server: LanguageServer
  private var reader = MessageReader()
  private var lastID = 0
  private(set) var messages: [Message] = []

  /// A client that has sent `initialize`, unless it `isSilent`.
  init(
    mainFile: String? = nil, capabilities: [String: Any] = [:], isSilent: Bool = false,
    checking: (@Sendable (String) throws -> CheckingSettings)? = nil
  ) throws {
    let directory = try TemporaryDirectory()
    self.directory = directory
    let linter = Linter()
    let settings = ServerSettings(
      mainFile: mainFile.map { directory.path + "/" + $0 }, foundFile: nil,
      options: ConfigurationOptions(), version: nil,
      settingsFileName: ".conflint.conf",
      checking: checking ?? { _ in
        CheckingSettings(
          linter: linter, completeLinter: linter,
          rules: Set(RuleCatalog.all.map { $0.description.id }))
      })
    server = LanguageServer(settings, version: "0")
    if !isSilent {
      _ = try request("initialize", ["capabilities": capabilities])
      try notify("initialized", [:])
    }
  }

  // MARK: Sending

  func send(_ bytes: [UInt8]) { server.receive(bytes) }

  func frame(_ contents: [String: Any]) throws -> [UInt8] {
    let content = try JSONSerialization.data(withJSONObject: contents)
    return Array("Content-Length: \(content.count)\r\n\r\n".utf8) + content
  }

  func notify(_ method: String, _ parameters: [String: Any]) throws {
    send(try frame(["jsonrpc": "2.0", "method": method, "params": parameters]))
    handleAll()
  }

  /// The answer to a request.
  func request(_ method: String, _ parameters: Any = NSNull()) throws -> Message {
    lastID += 1
    send(
      try frame(["jsonrpc": "2.0", "id": lastID, "method": method, "params": parameters]))
    handleAll()
    return try #require(messages.last { $0.id as? Int == lastID && $0.method == nil })
  }

  /// Handles all messages that have arrived.
  func handleAll() {
    while server.hasMessages { server.handleMessage() }
    take()
  }

  /// Reads the output of the server.
  func take() {
    reader.append(server.takeOutput())
    while case .message(let content)? = reader.next() {
      let json = try? JSONSerialization.jsonObject(with: Data(content)) as? [String: Any]
      messages.append(Message(contents: json ?? [:]))
    }
  }

  // MARK: Documents

  func uri(_ name: String) -> String { DocumentURI.uri(directory.path + "/" + name) }

  /// Opens the document `name`, which is also written to disk if it `isSaved`.
  @discardableResult
  func open(_ name: String, _ text: String, isSaved: Bool = false) throws -> String {
    if isSaved { try directory.file(name, text) }
    let document =
      ["uri": uri(name), "languageId": "ecelerity", "version": 1, "text": text] as [String: Any]
    try notify("textDocument/didOpen", ["textDocument": document])
    return uri(name)
  }

  /// Replaces a range of the document `name`, or the whole text.
  func change(_ name: String, version: Int, _ text: String, _ range: [String: Any]? = nil) throws {
    var change: [String: Any] = ["text": text]
    if let range { change["range"] = range }
    try notify(
      "textDocument/didChange",
      ["textDocument": ["uri": uri(name), "version": version], "contentChanges": [change]])
  }

  /// The rules of the findings published since the last call, by document.
  func diagnostics() -> [String: [String]] {
    messages = []
    server.publishDiagnostics()
    take()
    var found: [String: [String]] = [:]
    for message in messages where message.method == "textDocument/publishDiagnostics" {
      let list = message.parameters["diagnostics"] as? [[String: Any]] ?? []
      let name = (message.parameters["uri"] as? String ?? "").dropFirst(uri("").utf8.count)
      found[String(name)] = list.map { $0["code"] as? String ?? "" }
    }
    return found
  }

  /// The result of a request about a position in a document.
  func ask(
    _ method: String, _ name: String, _ position: (line: Int, character: Int),
    _ more: [String: Any] = [:]
  ) throws -> Message {
    var parameters: [String: Any] = [
      "textDocument": ["uri": uri(name)],
      "position": ["line": position.line, "character": position.character],
    ]
    parameters.merge(more) { $1 }
    return try request(method, parameters)
  }

  /// A range in the format of the protocol.
  static func range(_ line: Int, _ start: Int, _ endLine: Int, _ end: Int) -> [String: Any] {
    [
      "start": ["line": line, "character": start], "end": ["line": endLine, "character": end],
    ]
  }

  /// The files and lines of the locations in `result`: `a.conf:3`.
  func lines(_ result: Any?) -> [String] {
    (result as? [[String: Any]] ?? []).map { location in
      let name = (location["uri"] as? String ?? "").dropFirst(uri("").utf8.count)
      let start = (location["range"] as? [String: Any])?["start"] as? [String: Any]
      return "\(name):\((start?["line"] as? Int ?? -1) + 1)"
    }
  }

  /// `text` with the edits in `result` applied.
  static func apply(_ result: Any?, to text: String) -> String {
    var document = DocumentText(Array(text.utf8), .utf16)
    for edit in (result as? [[String: Any]] ?? []).reversed() {
      let range = edit["range"] as? [String: [String: Int]] ?? [:]
      let position = { (end: String) in
        TextPosition(line: range[end]?["line"] ?? 0, character: range[end]?["character"] ?? 0)
      }
      document.replace(
        TextRange(start: position("start"), end: position("end")),
        with: edit["newText"] as? String ?? "")
    }
    return String(decoding: document.bytes, as: UTF8.self)
  }
}
