import Foundation
import TestServers
import Testing

/// Tests of sessions with `conflint lsp`, from well-behaved and misbehaving clients.
struct ConflintServerTests {
  private let directory: TemporaryDirectory
  private let uri: String

  init() throws {
    directory = try TemporaryDirectory()
    uri = "file://\(directory.path)/ecelerity.conf"
  }

  private func session(_ text: String = "gatewey = relay.example\n") throws -> LanguageServerSession
  {
    let session = try LanguageServerSession(in: directory.path)
    try session.initialize()
    try session.open(uri, text)
    return session
  }

  @Test func aWholeSession() throws {
    let session = try session()
    #expect(try session.diagnostics(uri) == ["unknown-option"])
    try session.notify(
      "textDocument/didChange",
      [
        "textDocument": ["uri": uri, "version": 2],
        "contentChanges": [
          [
            "text": "a",
            "range": [
              "start": ["line": 0, "character": 5], "end": ["line": 0, "character": 6],
            ],
          ]
        ],
      ])
    // The request is answered before the diagnostics are published.
    let hover = try session.request(
      "textDocument/hover",
      ["textDocument": ["uri": uri], "position": ["line": 0, "character": 1]])
    let contents = (hover["result"] as? [String: Any])?["contents"] as? [String: Any]
    #expect((contents?["value"] as? String)?.contains("Gateway = relay.example") == true)
    #expect(try session.diagnostics(uri) == [])
    #expect(try session.request("shutdown")["error"] == nil)
    try session.notify("exit")
    let end = session.wait()
    #expect(end.status == 0)
    #expect(end.error == "")
  }

  @Test func takesTheOptionsOfConflintAndItsSettings() throws {
    try directory.file("etc/default/ecelerity.conf", "include \"part.conf\"\n")
    let part = try directory.file("etc/mta1/part.conf", "max_outbound_connections = lots\n")
    try directory.file("etc/.conflint.conf", "disable = ( invalid-number )\n")
    let session = try LanguageServerSession(
      "-c", "etc/default/ecelerity.conf", "--conf-root", "etc", "--node", "mta1", in: directory.path
    )
    try session.initialize()
    try session.open("file://\(part)", "max_outbound_connections = lots\ngatewey = x\n")
    #expect(try session.diagnostics("file://\(part)") == ["unknown-option"])
  }

  @Test func settingsThatChangeCountAtOnce() throws {
    let session = try session()
    #expect(try session.diagnostics(uri) == ["unknown-option"])
    let settings = try directory.file(".conflint.conf", "disable = ( unknown-option )\n")
    try session.notify(
      "workspace/didChangeWatchedFiles", ["changes": [["uri": "file://\(settings)", "type": 1]]])
    #expect(try session.diagnostics(uri) == [])
  }

  @Test func survivesWhatIsNoMessage() throws {
    let session = try session()
    let garbage = [
      "Content-Length: 5\r\n\r\n{{{{{", "\u{0}\u{1}\u{2}\n\n", "Content-Length: x\r\n\r\n",
      "Content-Length: 4\r\n\r\nnull", "POST / HTTP/1.1\r\n\r\n",
    ]
    for text in garbage { try session.send(bytes: Data(text.utf8)) }
    #expect(try session.request("nothing")["error"] != nil)
    try session.send(bytes: Data([0xFF, 0xFE, 0x80]))
    #expect(try session.request("shutdown")["error"] == nil)
    #expect(session.messages.contains { $0["error"] != nil && $0["id"] is NSNull })
  }

  @Test func endsWhenTheClientLeaves() throws {
    let silent = try LanguageServerSession(in: directory.path)
    #expect(try silent.end().status == 1)

    let middle = try session()
    try middle.send(bytes: Data("Content-Length: 100\r\n\r\n{".utf8))
    let end = try middle.end()
    #expect(end.status == 1)
    #expect(end.error == "")
  }

  @Test func endsQuietlyWhenNobodyListens() throws {
    let session = try session()
    _ = try session.diagnostics(uri)
    try session.stopListening()
    for id in 0..<3 { try? session.send(["jsonrpc": "2.0", "id": "x\(id)", "method": "shutdown"]) }
    let end = session.wait()
    #expect(end.error == "")
    #expect(end.status == 1)
  }

  @Test func answersWhatWasAskedBeforeTheEnd() throws {
    let session = try LanguageServerSession(in: directory.path)
    try session.send([
      "jsonrpc": "2.0", "id": 1, "method": "initialize", "params": ["capabilities": [:]],
    ])
    try session.send(["jsonrpc": "2.0", "id": 2, "method": "shutdown"])
    try session.notify("exit")
    #expect(try session.end().status == 0)
    #expect(try session.wait { $0["id"] as? Int == 2 }["error"] == nil)
  }

  @Test func takesADocumentOf16MegabytesAndEditsIt() throws {
    let line = "domain \"oak.example\" { gateway = relay.example }\n"
    let session = try session(String(repeating: line, count: (16 << 20) / line.utf8.count))
    for number in 0..<20 {
      try session.notify(
        "textDocument/didChange",
        [
          "textDocument": ["uri": uri, "version": 2 + number],
          "contentChanges": [
            [
              "text": "#",
              "range": [
                "start": ["line": number * 1000, "character": 0],
                "end": ["line": number * 1000, "character": 0],
              ],
            ]
          ],
        ])
    }
    let hover = try session.request(
      "textDocument/hover",
      ["textDocument": ["uri": uri], "position": ["line": 3, "character": 25]])
    #expect(hover["result"] is [String: Any])
  }
}
